package dev.guillotine.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.standalone.api.GatewayClient;
import dev.guillotine.standalone.api.PatientGateway;
import dev.guillotine.standalone.api.PatientGateway.Patience;
import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.stack.Installation;
import dev.guillotine.standalone.stack.Ports;
import dev.guillotine.standalone.stack.Service;
import dev.guillotine.standalone.stack.Settings;
import dev.guillotine.standalone.stack.Supervisor;
import dev.guillotine.standalone.stack.SupervisorLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The whole system on this machine, over an empty home, for the time of one measurement. */
final class Laptop implements AutoCloseable {
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final Supervisor supervisor;

  private Laptop(Supervisor supervisor) {
    this.supervisor = supervisor;
  }

  /** Starts everything, with a word on standard error for each; returns when all are ready. */
  static Laptop start() throws IOException, InterruptedException {
    SupervisorLog.silence();
    Path home = Files.createTempDirectory("guillotine-benchmark");
    return new Laptop(
        Supervisor.start(
            new Settings(Installation.current(), new Home(home), Ports.free(Map.of())),
            System.err::println));
  }

  /** Takes a run to its end, and gives its checkpoints, features and words on its progress. */
  List<Event> run(RunSpecification specification) throws InterruptedException {
    return run(specification, view -> {});
  }

  /** The same, with somebody who looks at it every second. */
  List<Event> run(RunSpecification specification, Consumer<RunView> watcher)
      throws InterruptedException {
    PatientGateway gateway =
        new PatientGateway(
            new GatewayClient(supervisor.api()), Patience.standard(), System.err::println);
    UUID id = gateway.submit(specification).id();
    RunView ended = gateway.follow(id, PACE, watcher);
    if (ended.status() != RunStatus.SUCCEEDED) {
      throw new IllegalStateException("the run failed: " + ended.failure());
    }
    return log(id);
  }

  /** Kills a service with SIGKILL; it is started again. */
  void kill(Service service) throws InterruptedException {
    supervisor.kill(service);
  }

  private List<Event> log(UUID run) {
    List<Event> events = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                supervisor.bootstrapServers(),
                "group.id",
                "benchmark-" + run,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(
          List.of(
              Topic.CHECKPOINTS.topicName(),
              Topic.FEATURES.topicName(),
              Topic.RUN_PROGRESS.topicName()));
      ConsumerRecords<String, String> records;
      do {
        records = consumer.poll(events.isEmpty() ? Duration.ofSeconds(30) : QUIET);
        for (ConsumerRecord<String, String> record : records) {
          if (run.toString().equals(record.key())) {
            events.add(event(record));
          }
        }
      } while (!records.isEmpty());
    }
    return events;
  }

  private static Event event(ConsumerRecord<String, String> record) {
    String type = new String(record.headers().lastHeader("ce_type").value(), UTF_8);
    return Json.readEvent(EventType.named(type).orElseThrow(), record.value());
  }

  /** A line of {@code /proc/PID/status} of a service in MiB, for example {@code VmRSS}. */
  long mebibytes(Service service, String line) throws IOException {
    return mebibytes(Long.toString(supervisor.pid(service)), line);
  }

  /** The same of this process, which the broker and the object store are in. */
  long mebibytesHere(String line) throws IOException {
    return mebibytes("self", line);
  }

  static long mebibytes(String process, String line) throws IOException {
    return Files.readAllLines(Path.of("/proc", process, "status")).stream()
            .filter(each -> each.startsWith(line + ":"))
            .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        >> 10;
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
