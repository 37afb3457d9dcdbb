package dev.guillotine.standalone.stack;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The services that run as processes of their own. */
public enum Service {
  /** Pretrains networks and publishes their checkpoints. */
  TRAINER(Listener.TRAINER, "trainer-service"),
  /** Extracts features at every cut. */
  EMBEDDING(Listener.EMBEDDING, "embedding-service"),
  /** Fits probes and recommends cuts. */
  PROBE(Listener.PROBE, "probe-service"),
  /** Takes runs and shows how they fare. */
  GATEWAY(Listener.GATEWAY, "gateway");

  private final Listener listener;
  private final String module;

  Service(Listener listener, String module) {
    this.listener = listener;
    this.module = module;
  }

  /** Which port is its own. */
  public Listener listener() {
    return listener;
  }

  /** The folder of the installation that it is built in. */
  public String module() {
    return module;
  }

  /** What people call it. */
  public String label() {
    return listener.label();
  }

  /**
   * The service that people call so.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Service named(String label) {
    return Arrays.stream(values())
        .filter(service -> service.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no service is named \"%s\"; allowed: %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Service::label)
                                .collect(Collectors.joining(", ")))));
  }
}
