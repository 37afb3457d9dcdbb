package dev.guillotine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareGroupTest {

  private static final int LOCK_MILLIS = 3000;

  @TempDir static Path directory;

  private static EmbeddedKafka kafka;
  private static KafkaClients clients;

  @BeforeAll
  static void startBroker() throws IOException {
    kafka = EmbeddedKafka.start(directory, 0);
    clients = new KafkaClients(kafka.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() throws IOException {
    kafka.close();
  }

  @Test
  void shouldHoldARecordBeyondItsLockByRenewing() throws Exception {
    prepare("long-task", "renewing");
    clients.send("long-task", "spec");

    try (var worker = worker("long-task", "renewing")) {
      ConsumerRecord<String, String> record = next(worker);
      assertThat(worker.acquisitionLockTimeoutMs()).contains(LOCK_MILLIS);
      for (int worked = 0; worked < LOCK_MILLIS + 1000; worked += 500) {
        Thread.sleep(500);
        worker.acknowledge(record, AcknowledgeType.RENEW);
        assertThat(worker.commitSync().values()).containsOnly(Optional.empty());
        record = next(worker);
      }
      assertThat(record.deliveryCount()).contains((short) 1);
      worker.acknowledge(record, AcknowledgeType.ACCEPT);
      assertThat(worker.commitSync().values()).containsOnly(Optional.empty());
    }
  }

  @Test
  void shouldDeliverAgainWhatWasReleased() throws Exception {
    prepare("retried-task", "releasing");
    clients.send("retried-task", "spec");

    try (var worker = worker("retried-task", "releasing")) {
      worker.acknowledge(next(worker), AcknowledgeType.RELEASE);
      ConsumerRecord<String, String> again = next(worker);
      assertThat(again.value()).isEqualTo("spec");
      assertThat(again.deliveryCount()).contains((short) 2);
      worker.acknowledge(again, AcknowledgeType.ACCEPT);
    }
  }

  private static void prepare(String topic, String group) throws Exception {
    clients.create(topic);
    try (var admin = clients.admin()) {
      var settings =
          List.of(
              set("share.auto.offset.reset", "earliest"),
              set("share.record.lock.duration.ms", Integer.toString(LOCK_MILLIS)));
      var resource = new ConfigResource(ConfigResource.Type.GROUP, group);
      admin.incrementalAlterConfigs(Map.of(resource, settings)).all().get();
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  private static KafkaShareConsumer<String, String> worker(String topic, String group) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", clients.bootstrapServers(),
            "group.id", group,
            "share.acknowledgement.mode", "explicit",
            "share.acquire.mode", "record_limit",
            "max.poll.records", "1");
    var worker =
        new KafkaShareConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    worker.subscribe(List.of(topic));
    return worker;
  }

  private static ConsumerRecord<String, String> next(KafkaShareConsumer<String, String> worker) {
    ConsumerRecords<String, String> records = worker.poll(Duration.ofSeconds(1));
    while (records.isEmpty()) {
      records = worker.poll(Duration.ofSeconds(1));
    }
    return records.iterator().next();
  }
}
