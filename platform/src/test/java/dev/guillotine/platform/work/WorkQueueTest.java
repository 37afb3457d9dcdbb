package dev.guillotine.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.FailureKind;
import dev.guillotine.contracts.event.RunCancelled;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.embedded.EmbeddedKafka;
import dev.guillotine.platform.broker.Broker;
import dev.guillotine.platform.cancellation.CancellationReader;
import dev.guillotine.platform.cancellation.Cancellations;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The protocol against a real broker; each test has a share group of its own. */
class WorkQueueTest {
  private static final Duration LOCK = Duration.ofSeconds(2);
  private static final Duration BOUND = Duration.ofSeconds(40);

  @TempDir static Path data;
  private static EmbeddedKafka kafka;
  private static Broker broker;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<UUID> taken = new CopyOnWriteArrayList<>();
  private final List<WorkQueue<RunRequested>> queues = new ArrayList<>();
  private final Cancellations cancellations = new Cancellations();
  private BrokerPublisher publisher;
  private CancellationReader reader;
  private String group;
  private UUID run;

  @BeforeAll
  static void startBroker() throws Exception {
    kafka = EmbeddedKafka.start(data, 0);
    broker = new Broker(new TestBroker(kafka.bootstrapServers()));
    broker.createTopics();
  }

  @AfterAll
  static void stopBroker() throws IOException {
    broker.close();
    kafka.close();
  }

  @BeforeEach
  void prepare(TestInfo test) throws WorkFailure {
    group = test.getTestMethod().orElseThrow().getName();
    run = UUID.randomUUID();
    publisher = new BrokerPublisher(kafka.bootstrapServers());
    broker.createTopics();
    broker.prepareShareGroup(group, LOCK);
    reader = new CancellationReader(broker, cancellations);
    reader.start();
  }

  @AfterEach
  void end() {
    queues.forEach(WorkQueue::close);
    reader.close();
    publisher.close();
  }

  @Test
  void shouldHoldATaskForAsLongAsItsWorkGoesOn() throws WorkFailure {
    start(
        (task, lease) -> {
          taken.add(task.runId());
          sleep(LOCK.multipliedBy(3));
          lease.check();
        });
    start((task, lease) -> taken.add(task.runId()));

    submit();
    sleep(LOCK.multipliedBy(4));
    submitAnother();

    await().atMost(BOUND).until(() -> taken.size() >= 2);
    assertThat(taken.stream().filter(run::equals)).hasSize(1);
  }

  @Test
  void shouldTryAgainWhatMaySucceedLaterEvenMoreOftenThanTheBrokerWould() throws WorkFailure {
    start(
        (task, lease) -> {
          if (ours(task) && taken.size() < 7) {
            throw new RetryableFailure("not yet");
          }
        });

    submit();

    await().atMost(BOUND).until(() -> taken.size() == 7);
    assertThat(publisher.deadLetters).isEmpty();
  }

  @Test
  void shouldGiveUpAfterAsManyAttemptsAsAllowed() throws WorkFailure {
    start(
        (task, lease) -> {
          if (ours(task)) {
            throw new RetryableFailure("the store is away");
          }
        });

    submit();

    await().atMost(BOUND).until(() -> !publisher.deadLetters.isEmpty());
    assertThat(taken).hasSize(8);
    assertThat(publisher.deadLetters.get(0).kind()).isEqualTo(FailureKind.RETRYABLE);
    assertThat(publisher.deadLetters.get(0).attempts()).isEqualTo(8);
  }

  /** Each of its workers dies, as it were, but not before it came further. */
  @Test
  void shouldNotGiveUpWhatComesFurtherWithEachAttempt() throws WorkFailure {
    start(
        new Work<>() {
          @Override
          public void perform(RunRequested task, Lease lease) throws WorkFailure {
            if (ours(task) && taken.size() < 12) {
              throw new RetryableFailure("evicted");
            }
          }

          @Override
          public long reached(RunRequested task) {
            return taken.size();
          }
        });

    submit();

    await().atMost(BOUND).until(() -> taken.size() == 12);
    assertThat(publisher.deadLetters).isEmpty();
  }

  @Test
  void shouldNotTryAgainWhatCannotSucceed() throws WorkFailure {
    start(
        (task, lease) -> {
          if (ours(task)) {
            throw new PermanentFailure("no such folder");
          }
        });

    submit();

    await().atMost(BOUND).until(() -> !publisher.deadLetters.isEmpty());
    assertThat(taken).hasSize(1);
    assertThat(publisher.deadLetters.get(0))
        .satisfies(
            letter -> {
              assertThat(letter.runId()).isEqualTo(run);
              assertThat(letter.kind()).isEqualTo(FailureKind.PERMANENT);
              assertThat(letter.reason()).isEqualTo("no such folder");
              assertThat(letter.payload()).contains(run.toString());
            });
  }

  @Test
  void shouldSetAsideWhatIsNoTask() throws WorkFailure {
    publisher.sendRaw(Topic.PROBE_TASKS.topicName(), "not an event").toCompletableFuture().join();
    WorkSettings settings = settings(Topic.PROBE_TASKS);
    open(settings, (task, lease) -> taken.add(task.runId()));

    await().atMost(BOUND).until(() -> poisonOf("not an event").isPresent());
    assertThat(poisonOf("not an event").orElseThrow()).isEqualTo(FailureKind.POISON);
    assertThat(taken).isEmpty();
  }

  @Test
  void shouldReleaseTheTaskAtHandWhenItStops() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    WorkQueue<RunRequested> first =
        start(
            (task, lease) -> {
              if (ours(task)) {
                begun.countDown();
                while (true) {
                  sleep(Duration.ofMillis(50));
                  lease.check();
                }
              }
            });
    submit();
    assertThat(begun.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();

    first.close();
    start((task, lease) -> ours(task));

    await().atMost(BOUND).until(() -> taken.size() == 2);
    assertThat(publisher.deadLetters).isEmpty();
  }

  /** What follows it is taken by the same worker, and taken from the queue nothing is again. */
  @Test
  void shouldEndTheWorkOnARunThatIsCancelledAndForgetItsTask() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    start(
        (task, lease) -> {
          if (ours(task)) {
            begun.countDown();
            try {
              while (true) {
                sleep(Duration.ofMillis(50));
                lease.check();
              }
            } finally {
              ended.countDown();
            }
          }
        });
    submit();
    assertThat(begun.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();

    cancel();

    assertThat(ended.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    await().atMost(BOUND).until(() -> dropped() >= 1);
    run = UUID.randomUUID();
    submit();
    await().atMost(BOUND).until(() -> taken.size() == 2);
    sleep(LOCK.multipliedBy(2));
    assertThat(taken).hasSize(2).last().isEqualTo(run);
    assertThat(publisher.deadLetters).isEmpty();
  }

  @Test
  void shouldNotMakeADeadLetterOfWorkThatFailedAfterItsRunWasCancelled() throws WorkFailure {
    start(
        (task, lease) -> {
          if (ours(task)) {
            cancellations.hear(run);
            throw new PermanentFailure("a consequence");
          }
        });
    submit();
    await().atMost(BOUND).until(() -> taken.contains(run));

    UUID cancelled = run;
    run = UUID.randomUUID();
    submit();

    await().atMost(BOUND).until(() -> taken.contains(run));
    assertThat(taken).containsOnlyOnce(cancelled);
    assertThat(dropped()).isPositive();
    assertThat(publisher.deadLetters).isEmpty();
  }

  @Test
  void shouldDropWhatIsQueuedOfARunThatIsCancelled() throws WorkFailure {
    submit();
    cancel();
    UUID cancelled = run;
    run = UUID.randomUUID();
    submit();

    start((task, lease) -> taken.add(task.runId()));

    await().atMost(BOUND).until(() -> taken.contains(run));
    assertThat(taken).doesNotContain(cancelled);
    assertThat(dropped()).isPositive();
    assertThat(publisher.deadLetters).isEmpty();
  }

  private double dropped() {
    return meters.counter("guillotine.work.dropped", "queue", group).count();
  }

  private void cancel() throws WorkFailure {
    publisher.publish(new RunCancelled(run, Instant.now()));
    await().atMost(BOUND).until(() -> cancellations.isCancelled(run));
  }

  private Optional<FailureKind> poisonOf(String payload) {
    return publisher.deadLetters.stream()
        .filter(letter -> letter.payload().equals(payload))
        .map(letter -> letter.kind())
        .findFirst();
  }

  /** Notes the task if it is this test's: a new group also sees what earlier tests left. */
  private boolean ours(RunRequested task) {
    return task.runId().equals(run) && taken.add(run);
  }

  private WorkQueue<RunRequested> start(Work<RunRequested> work) {
    return open(settings(Topic.RUN_REQUESTS), work);
  }

  private WorkSettings settings(Topic topic) {
    return new WorkSettings(
        kafka.bootstrapServers(),
        topic,
        group,
        LOCK,
        8,
        Duration.ofMillis(10),
        Duration.ofSeconds(10));
  }

  private WorkQueue<RunRequested> open(WorkSettings settings, Work<RunRequested> work) {
    WorkQueue<RunRequested> queue =
        new WorkQueue<>(
            settings,
            RunRequested.class,
            work,
            publisher,
            meters,
            cancellations,
            reader::isUpToDate);
    queues.add(queue);
    queue.start();
    return queue;
  }

  private void submit() throws WorkFailure {
    publisher.publish(new RunRequested(run, Instant.now(), RunSpecification.standard()));
  }

  private void submitAnother() throws WorkFailure {
    publisher.publish(
        new RunRequested(UUID.randomUUID(), Instant.now(), RunSpecification.standard()));
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
