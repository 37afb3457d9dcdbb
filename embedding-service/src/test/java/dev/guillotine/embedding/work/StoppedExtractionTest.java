package dev.guillotine.embedding.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.platform.work.Work;
import dev.guillotine.platform.work.WorkQueue;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that stops while it extracts, on a real queue. */
class StoppedExtractionTest {
  @TempDir Path folder;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CompletableFuture<WorkFailure> ended = new CompletableFuture<>();
  private Workshop workshop;
  private TaskBroker broker;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
    broker = new TaskBroker(folder.resolve("kafka"));
  }

  @AfterEach
  void close() throws Exception {
    broker.close();
    workshop.close();
  }

  @Test
  void shouldLeaveTheTaskToAnotherWorkerWhenItsLeaseEnds() throws Exception {
    ExtractionRequested task =
        TinyCheckpoint.task(TinyCheckpoint.store(TinyCheckpoint.ARCHITECTURE, workshop.store));
    broker.submit(task);

    try (WorkQueue<ExtractionRequested> queue = queue(this::extractUntilTheLeaseEnds)) {
      queue.start();
      assertThat(begun.await(TaskBroker.BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    assertThat(ended.get(TaskBroker.BOUND.toSeconds(), TimeUnit.SECONDS))
        .isInstanceOf(RetryableFailure.class)
        .hasMessage("the service is stopping");
    assertThat(workshop.events).noneMatch(FeaturesExtracted.class::isInstance);
    assertThat(workshop.store.list("features/")).noneMatch(key -> key.endsWith(".json"));

    workshop.work(7).perform(task, new Lease());
    assertThat(workshop.extracted().checkpoint()).isEqualTo(task.source().checkpoint());
  }

  /** Keeps the work where it first tells of its progress until the lease has ended. */
  private void extractUntilTheLeaseEnds(ExtractionRequested task, Lease lease) throws WorkFailure {
    EventPublisher publisher =
        (event, attempts) -> {
          if (event instanceof RunProgressed) {
            begun.countDown();
            awaitEnd(lease);
          }
          return workshop.remember(event, attempts);
        };
    try {
      workshop.work(7, publisher).perform(task, lease);
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

  private WorkQueue<ExtractionRequested> queue(Work<ExtractionRequested> work) {
    return broker.queue(
        EventType.EXTRACTION_REQUESTED, ExtractionRequested.class, work, workshop::remember);
  }
}
