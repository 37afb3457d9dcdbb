package dev.guillotine.trainer.view;

import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Workers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Makes the views of the steps to come while a step is computed. What a step's views are depends on
 * its number alone: neither how far ahead they are made, nor when, nor by how many threads can
 * change them. Memory is a fixed number of batches that are filled again and again. For one
 * consumer.
 */
public final class ViewFeed implements AutoCloseable {
  private final ViewMaker maker;
  private final Samples samples;
  private final LongFunction<StepSamples> steps;
  private final long end;
  private final Workers workers;

  /** One thread, so that batches are filled in the order in which they are asked for. */
  private final ExecutorService order =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "view-feed");
            thread.setDaemon(true);
            return thread;
          });

  private final Deque<Coming> coming = new ArrayDeque<>();
  private final Deque<SampleBatch> free = new ArrayDeque<>();
  private SampleBatch lent;
  private long next;

  /** A step whose views are being made, or wait to be. */
  private record Coming(long step, SampleBatch batch, Future<?> made) {}

  /**
   * A feed that begins to work when it is first asked.
   *
   * @param samples to make views of; they must stay readable until the feed is closed
   * @param steps which samples the views of a step show; a pure function, called by another thread
   * @param slots views of one step
   * @param end number of steps; none from there on is made
   * @param ahead batches made ahead of the one in use, at least 1
   * @param threads that make views; one is enough where views are made faster than steps
   */
  public ViewFeed(
      ViewMaker maker,
      Samples samples,
      LongFunction<StepSamples> steps,
      int slots,
      long end,
      int ahead,
      int threads) {
    if (ahead < 1) {
      throw new IllegalArgumentException("ahead: " + ahead + " is not allowed; at least 1 is");
    }
    this.maker = maker;
    this.samples = samples;
    this.steps = steps;
    this.end = end;
    this.workers = new Workers(threads);
    for (int i = 0; i <= ahead; i++) {
      free.add(SampleBatch.direct(maker.shape(), slots));
    }
  }

  /**
   * The views of a step, once they are made. Steps in sequence are made ahead; any other step is
   * where the feed goes on from.
   *
   * @param step its number, from 0
   * @return the batch; it is filled anew after the next call
   * @throws InterruptedException if the calling thread is interrupted while it waits; the step can
   *     be asked for again
   * @throws java.util.concurrent.CancellationException if the feed is closed meanwhile
   * @throws RuntimeException what making the views of this step failed with; the step can be asked
   *     for again
   */
  public SampleBatch take(long step) throws InterruptedException {
    if (step < 0 || step >= end) {
      throw new IllegalArgumentException(
          "step: " + step + " is not allowed; an integer from 0 to " + (end - 1) + " is");
    }
    if (lent != null) {
      free.add(lent);
      lent = null;
    }
    if (coming.isEmpty() || coming.element().step() != step) {
      goTo(step);
    }
    makeAhead();
    Coming wanted = coming.element();
    await(wanted);
    coming.remove();
    lent = wanted.batch();
    return lent;
  }

  private void goTo(long step) {
    while (!coming.isEmpty()) {
      Coming dropped = coming.remove();
      dropped.made().cancel(false);
      free.add(dropped.batch());
    }
    next = step;
  }

  /** A batch whose filling was dropped may still be being filled: the next filling waits for it. */
  private void makeAhead() {
    while (!free.isEmpty() && next < end) {
      long step = next++;
      SampleBatch batch = free.remove();
      coming.add(new Coming(step, batch, order.submit(() -> make(step, batch))));
    }
  }

  private void make(long step, SampleBatch batch) {
    maker.write(samples, steps.apply(step), batch, workers);
  }

  private void await(Coming wanted) throws InterruptedException {
    try {
      wanted.made().get();
    } catch (ExecutionException e) {
      goTo(wanted.step());
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Ends the threads; returns when none of them reads a sample any more. */
  @Override
  public void close() {
    order.shutdownNow().forEach(task -> ((Future<?>) task).cancel(false));
    boolean interrupted = false;
    for (boolean ended = false; !ended; ) {
      try {
        ended = order.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    workers.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
