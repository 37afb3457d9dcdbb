package dev.guillotine.embedding.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.event.ShardRequested;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.event.PastAttempts;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.platform.work.Work;
import dev.guillotine.platform.work.WorkQueue;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that stop or die in the middle of a piece, on a real queue. */
class StoppedExtractionTest {
  private static final Workshop.Bounds BOUNDS = Workshop.Bounds.batch(4);
  private static final int DEATHS = 5;

  @TempDir Path folder;
  private Workshop workshop;
  private TaskBroker broker;
  private ExtractionRequested task;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
    broker = new TaskBroker(folder.resolve("kafka"));
    task = TinyCheckpoint.task(TinyCheckpoint.store(TinyCheckpoint.ARCHITECTURE, workshop.store));
  }

  @AfterEach
  void close() throws Exception {
    broker.close();
    workshop.close();
  }

  @Test
  void shouldLeaveThePieceToAnotherWorkerWhenItsLeaseEnds() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<WorkFailure> ended = new CompletableFuture<>();
    workshop.plan(task, BOUNDS.batch());
    broker.submit(workshop.pieces().get(0));

    try (WorkQueue<ShardRequested> queue =
        queue((piece, lease) -> extractUntilTheLeaseEnds(piece, lease, begun, ended))) {
      queue.start();
      assertThat(begun.await(TaskBroker.BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    assertThat(ended.get(TaskBroker.BOUND.toSeconds(), TimeUnit.SECONDS))
        .isInstanceOf(RetryableFailure.class)
        .hasMessage("the service is stopping");
    assertThat(workshop.store.list("features/")).noneMatch(key -> key.contains("/rows/"));

    try (WorkQueue<ShardRequested> queue = queue(workshop.worker(BOUNDS, workshop::remember))) {
      queue.start();
      await()
          .atMost(TaskBroker.BOUND)
          .until(
              () -> workshop.store.list("features/").stream().anyMatch(x -> x.contains("/done/")));
    }
  }

  /** Each of the first workers dies in the middle of a piece, which then comes back to another. */
  @Test
  void shouldEndAsAnUndisturbedRunDoesThoughWorkersDie() throws Exception {
    workshop.extract(task, BOUNDS.batch());
    List<FeatureShard> undisturbed = workshop.shards();
    for (String key : workshop.store.list("features/")) {
      workshop.store.remove(key);
    }
    workshop.events.clear();
    workshop.plan(task, BOUNDS.batch());
    for (ShardRequested piece : workshop.pieces()) {
      broker.submit(piece);
    }
    Set<UUID> dead = new HashSet<>();
    ShardWork mortal = workshop.worker(BOUNDS, StoppedExtractionTest::die);
    ShardWork other = workshop.worker(BOUNDS, workshop::remember);

    try (WorkQueue<ShardRequested> queue =
        queue(
            (piece, lease) -> {
              boolean dies = dead.size() < DEATHS && dead.add(piece.id());
              performUntilDeath(dies ? mortal : other, piece, lease);
            })) {
      queue.start();
      await()
          .atMost(TaskBroker.BOUND)
          .until(() -> workshop.events.stream().anyMatch(FeaturesExtracted.class::isInstance));
    }

    assertThat(dead).hasSize(DEATHS);
    assertThat(workshop.events).filteredOn(FeaturesExtracted.class::isInstance).hasSize(1);
    assertThat(workshop.shards()).isEqualTo(undisturbed).doesNotHaveDuplicates();
  }

  private static CompletionStage<Void> die(Event event, PastAttempts past) {
    if (event instanceof RunProgressed) {
      throw new IllegalStateException("the worker died");
    }
    return CompletableFuture.completedFuture(null);
  }

  private static void performUntilDeath(ShardWork worker, ShardRequested piece, Lease lease)
      throws WorkFailure {
    try {
      worker.perform(piece, lease);
    } catch (IllegalStateException e) {
      throw new RetryableFailure(e.getMessage(), e);
    }
  }

  /** Keeps the work where it first tells of its progress until the lease has ended. */
  private void extractUntilTheLeaseEnds(
      ShardRequested piece, Lease lease, CountDownLatch begun, CompletableFuture<WorkFailure> ended)
      throws WorkFailure {
    EventPublisher publisher =
        (event, attempts) -> {
          if (event instanceof RunProgressed) {
            begun.countDown();
            awaitEnd(lease);
          }
          return workshop.remember(event, attempts);
        };
    try {
      workshop.worker(BOUNDS, publisher).perform(piece, lease);
      ended.completeExceptionally(new AssertionError("went on without a lease"));
    } catch (WorkFailure e) {
      ended.complete(e);
      throw e;
    }
  }

  private static void awaitEnd(Lease lease) {
    try {
      while (true) {
        lease.check();
        Thread.sleep(20);
      }
    } catch (RetryableFailure e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WorkQueue<ShardRequested> queue(Work<ShardRequested> work) {
    return broker.queue(EventType.SHARD_REQUESTED, ShardRequested.class, work, workshop::remember);
  }
}
