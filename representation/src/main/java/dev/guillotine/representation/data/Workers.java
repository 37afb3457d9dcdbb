package dev.guillotine.representation.data;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** A fixed number of daemon threads that share out the slots of a batch. */
public final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  /**
   * @param threads at least 1
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " is not allowed; at least 1 is");
    }
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "batch-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Does a task for every slot from 0 to {@code slots − 1} and returns when all are done; an
   * interrupt does not cut it short. Which thread does which slot is left open, so no outcome may
   * depend on it. After a failure no further slot is begun, and the failure is thrown once every
   * thread has stopped.
   *
   * @param slots number of slots
   * @param worker asked once by each thread for what it does with a slot, so that the task may have
   *     memory of its own
   */
  public void forEach(int slots, Supplier<IntConsumer> worker) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          try {
            IntConsumer task = worker.get();
            for (int slot = next.getAndIncrement(); slot < slots; slot = next.getAndIncrement()) {
              task.accept(slot);
            }
          } finally {
            next.set(slots);
          }
        };
    CompletableFuture<?>[] shares = new CompletableFuture<?>[Math.min(threads, slots)];
    Arrays.setAll(shares, i -> CompletableFuture.runAsync(share, pool));
    try {
      CompletableFuture.allOf(shares).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Ends the threads once they have done what they have begun. */
  @Override
  public void close() {
    pool.shutdown();
  }
}
