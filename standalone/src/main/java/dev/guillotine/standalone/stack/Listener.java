package dev.guillotine.standalone.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What listens on a port of this machine. */
public enum Listener {
  /** The REST API. */
  GATEWAY(8080),
  /** The trainer's health and metrics. */
  TRAINER(8081),
  /** The embedding service's health and metrics. */
  EMBEDDING(8082),
  /** The probe service's health and metrics. */
  PROBE(8083),
  /** The broker. */
  KAFKA(9092),
  /** The object store. */
  OBJECTS(9000);

  /** The only address that anything listens on. */
  public static final String HOST = "127.0.0.1";

  private final int standardPort;

  Listener(int standardPort) {
    this.standardPort = standardPort;
  }

  /** The port it takes when it is given no other. */
  public int standardPort() {
    return standardPort;
  }

  /** What people call it: its name in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people call all of them. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Listener::label).toList();
  }
}
