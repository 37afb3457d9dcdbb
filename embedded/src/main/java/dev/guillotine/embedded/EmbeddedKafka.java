package dev.guillotine.embedded;

import static org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.META_PROPERTIES_NAME;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Apache Kafka broker, with its KRaft controller, inside this process.
 *
 * <p>Topics and records are kept in a directory: a broker started over the same directory has them
 * again, on whatever ports it listens, and also if the one before was killed. Share groups and
 * transactions work; topics are not created by being named; records and consumer positions are kept
 * for good unless a topic's settings say otherwise. It listens on the loopback interface only and
 * asks for no credentials.
 *
 * <p>A broker that can't go on, for example because its disk is full, halts the process as any
 * Kafka broker does.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private final DirectoryLock lock;
  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedKafka(DirectoryLock lock, KafkaRaftServer server, String bootstrapServers) {
    this.lock = lock;
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker and returns when it answers clients. The controller takes a second port, any
   * free one.
   *
   * @param directory where the data are kept; created if missing; used by one broker at a time
   * @param port the port that clients connect to, or 0 for any free one
   * @throws IOException if the directory can't be created or written, or another broker uses it
   * @throws IllegalArgumentException if the port is outside 0 to 65535
   * @throws PortUnavailableException if the port is taken or not allowed
   */
  public static EmbeddedKafka start(Path directory, int port) throws IOException {
    List<Integer> ports = LoopbackPorts.choose(port, 0);
    Path data = directory.toAbsolutePath();
    Files.createDirectories(data);
    DirectoryLock lock = DirectoryLock.take(data);
    try {
      format(data);
      KafkaRaftServer server = started(BrokerSettings.of(data, ports.get(0), ports.get(1)));
      return new EmbeddedKafka(lock, server, LoopbackPorts.HOST + ":" + ports.get(0));
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /** The address that clients connect to: {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops the broker in order and waits until it has. Closing twice is harmless. */
  @Override
  public void close() throws IOException {
    try (lock) {
      server.shutdown();
      server.awaitShutdown();
    }
  }

  private static KafkaRaftServer started(Map<String, String> settings) {
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (RuntimeException failure) {
      server.shutdown();
      throw failure;
    }
  }

  /** Makes a directory the home of a new cluster, unless it is the home of one already. */
  private static void format(Path directory) throws IOException {
    if (Files.exists(directory.resolve(META_PROPERTIES_NAME))) {
      return;
    }
    Formatter formatter =
        new Formatter()
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
            .setClusterId(Uuid.randomUuid().toString())
            .setNodeId(BrokerSettings.NODE_ID)
            .addDirectory(directory.toString())
            .setMetadataLogDirectory(directory.toString())
            .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
            .setReleaseVersion(MetadataVersion.latestProduction());
    try {
      formatter.run();
    } catch (IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException("can't prepare " + directory + " for a broker", failure);
    }
  }
}
