package dev.guillotine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

  @TempDir static Path directory;

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void startBroker() throws IOException {
    kafka = EmbeddedKafka.start(directory.resolve("shared"), 0);
  }

  @AfterAll
  static void stopBroker() throws IOException {
    kafka.close();
  }

  @Test
  void shouldKeepRecordsOverARestartOnOtherPorts(@TempDir Path data) throws Exception {
    String first;
    try (var before = EmbeddedKafka.start(data, 0)) {
      first = before.bootstrapServers();
      new KafkaClients(first).create("kept");
      new KafkaClients(first).send("kept", "one");
    }

    try (var after = EmbeddedKafka.start(data, 0)) {
      assertThat(after.bootstrapServers()).isNotEqualTo(first);
      KafkaClients clients = new KafkaClients(after.bootstrapServers());
      clients.send("kept", "two");
      assertThat(clients.read("kept")).containsExactly("one", "two");
    }
  }

  @Test
  void shouldKeepRecordsAfterAnUncleanStop(@TempDir Path data) throws Exception {
    Path killed = data.resolve("killed");
    KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
    clients.create("survivor");
    clients.send("survivor", "one");

    copy(directory.resolve("shared"), killed);

    try (var after = EmbeddedKafka.start(killed, 0)) {
      assertThat(new KafkaClients(after.bootstrapServers()).read("survivor"))
          .containsExactly("one");
    }
  }

  @Test
  void shouldNameThePortThatIsTaken(@TempDir Path data) {
    int port = URI.create("kafka://" + kafka.bootstrapServers()).getPort();

    assertThatExceptionOfType(PortUnavailableException.class)
        .isThrownBy(() -> EmbeddedKafka.start(data, port))
        .withMessageContaining("port " + port);
  }

  @Test
  void shouldRefuseADirectoryThatAnotherBrokerUses() {
    Path used = directory.resolve("shared");

    assertThatIOException()
        .isThrownBy(() -> EmbeddedKafka.start(used, 0))
        .withMessageContaining(used.toString())
        .withMessageContaining("in use");
  }

  @Test
  void shouldNotCreateATopicByBeingAskedForIt() {
    KafkaClients clients = new KafkaClients(kafka.bootstrapServers());

    try (var admin = clients.admin()) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> admin.describeTopics(List.of("absent")).allTopicNames().get())
          .withMessageContaining("UnknownTopicOrPartition");
    }
  }

  @Test
  void shouldKeepRecordsForGoodAndBoundShareGroups() throws Exception {
    var broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
    try (var admin = new KafkaClients(kafka.bootstrapServers()).admin()) {
      Config settings = admin.describeConfigs(List.of(broker)).all().get().get(broker);

      Map.of(
              "auto.create.topics.enable", "false",
              "log.retention.ms", "-1",
              "log.retention.bytes", "-1",
              "group.share.delivery.count.limit", "10",
              "group.share.record.lock.duration.ms", "30000",
              "group.share.min.record.lock.duration.ms", "1000",
              "group.share.max.record.lock.duration.ms", "60000")
          .forEach(
              (name, value) -> assertThat(settings.get(name).value()).as(name).isEqualTo(value));
    }
  }

  /**
   * What a process that is killed now leaves behind: its files, without the marks of a clean end.
   */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
