package dev.guillotine.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The two servers that the services stand on, a Kafka broker and an S3 server, started together on
 * free ports over one directory. The broker keeps its data in {@code kafka}, the S3 server in
 * {@code objects}.
 */
public final class EmbeddedBackends implements AutoCloseable {

  private static final String ACCESS_KEY = "guillotine";
  private static final String SECRET_KEY = "guillotine-secret";

  private final EmbeddedKafka kafka;
  private final EmbeddedS3 objects;

  private EmbeddedBackends(EmbeddedKafka kafka, EmbeddedS3 objects) {
    this.kafka = kafka;
    this.objects = objects;
  }

  /**
   * Starts both servers and returns when they answer clients.
   *
   * @param directory where their data are kept; created if missing
   * @throws IOException if the directory can't be created or written
   */
  public static EmbeddedBackends start(Path directory) throws IOException {
    EmbeddedS3 objects = EmbeddedS3.start(directory.resolve("objects"), 0, ACCESS_KEY, SECRET_KEY);
    try {
      return new EmbeddedBackends(EmbeddedKafka.start(directory.resolve("kafka"), 0), objects);
    } catch (IOException | RuntimeException failure) {
      objects.close();
      throw failure;
    }
  }

  /** The address of the Kafka broker: {@code host:port}. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** The address of the S3 server: {@code http://host:port}. */
  public String s3Endpoint() {
    return objects.endpoint();
  }

  /** The access key that the S3 server accepts. */
  public String accessKey() {
    return ACCESS_KEY;
  }

  /** The secret key that goes with {@link #accessKey()}. */
  public String secretKey() {
    return SECRET_KEY;
  }

  /** Stops both servers. Closing twice is harmless. */
  @Override
  public void close() throws IOException {
    try (objects) {
      kafka.close();
    }
  }
}
