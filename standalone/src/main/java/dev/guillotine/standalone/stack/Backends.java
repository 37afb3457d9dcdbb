package dev.guillotine.standalone.stack;

import dev.guillotine.embedded.EmbeddedKafka;
import dev.guillotine.embedded.EmbeddedS3;
import dev.guillotine.standalone.process.ReadyLine;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The broker and the object store, inside this process. */
final class Backends implements AutoCloseable {
  private static final String HERE = "in process";

  private final EmbeddedKafka kafka;
  private final EmbeddedS3 objects;
  private final ObjectStoreAddress address;

  private Backends(EmbeddedKafka kafka, EmbeddedS3 objects, ObjectStoreAddress address) {
    this.kafka = kafka;
    this.objects = objects;
    this.address = address;
  }

  /** Starts both and returns when they answer; tells of each in one line. */
  static Backends start(Home home, Ports ports, Consumer<String> news) {
    Instant began = Instant.now();
    ObjectStoreAddress address = ObjectStoreAddress.at(ports.url(Listener.OBJECTS));
    try {
      EmbeddedS3 objects =
          EmbeddedS3.start(
              home.objects(), ports.of(Listener.OBJECTS), address.accessKey(), address.secretKey());
      tell(Listener.OBJECTS, address.endpoint(), began, news);
      try {
        Instant next = Instant.now();
        EmbeddedKafka kafka = EmbeddedKafka.start(home.kafka(), ports.of(Listener.KAFKA));
        tell(Listener.KAFKA, kafka.bootstrapServers(), next, news);
        return new Backends(kafka, objects, address);
      } catch (IOException | RuntimeException failure) {
        objects.close();
        throw failure;
      }
    } catch (IOException | RuntimeException failure) {
      throw new StartFailedException(
          "can't start the broker or the object store over %s: %s; see %s"
              .formatted(home.folder(), failure.getMessage(), home.log()),
          failure);
    }
  }

  /** Where the broker listens. */
  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Where the object store listens, and what it wants to be told. */
  ObjectStoreAddress objects() {
    return address;
  }

  /** Stops the store, then the broker. */
  @Override
  public void close() throws IOException {
    try (kafka) {
      objects.close();
    }
  }

  private static void tell(Listener listener, URI address, Instant began, Consumer<String> news) {
    tell(listener, address.toString(), began, news);
  }

  private static void tell(
      Listener listener, String address, Instant began, Consumer<String> news) {
    news.accept(
        ReadyLine.of(listener.label(), address, HERE, Duration.between(began, Instant.now())));
  }
}
