package dev.guillotine.embedding.extraction;

import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Workers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * The samples of some rows in batches, each made ready while the one before it is at work: there
 * are two rooms, and who takes one batch gives back the one before. For one thread.
 */
final class PreparedBatches implements AutoCloseable {
  private static final Executor BACKGROUND =
      task -> {
        Thread thread = new Thread(task, "batch-ahead");
        thread.setDaemon(true);
        thread.start();
      };

  private final Selection samples;
  private final RowRange range;
  private final int size;
  private final Normaliser normaliser;
  private final Workers workers;
  private final SampleBatch[] rooms = new SampleBatch[2];
  private CompletableFuture<Void> coming;
  private int next;
  private int taken;
  private long[] indices = {};
  private long waited;

  /**
   * Begins with the first batch.
   *
   * @param size most samples in a batch, at least 1
   * @param threads that share the work
   */
  PreparedBatches(Selection samples, RowRange range, int size, Normaliser normaliser, int threads) {
    this.samples = samples;
    this.range = range;
    this.size = Math.min(size, range.rows());
    this.normaliser = normaliser;
    this.workers = new Workers(threads);
    for (int room = 0; room < rooms.length; room++) {
      rooms[room] = SampleBatch.direct(samples.shape(), this.size);
    }
    this.next = range.from();
    begin();
  }

  private void begin() {
    if (next < range.to()) {
      int[] positions = positions(next);
      SampleBatch room = rooms[taken % rooms.length];
      coming =
          CompletableFuture.runAsync(
              () -> normaliser.write(samples, positions, room, workers), BACKGROUND);
    }
  }

  private int[] positions(int from) {
    return IntStream.range(from, Math.min(from + size, range.to())).toArray();
  }

  /** Whether there is another batch. */
  boolean hasNext() {
    return next < range.to();
  }

  /**
   * Waits for the next batch and begins the one after it; the one before is given back.
   *
   * @return the room that holds it; it may have more slots than there are samples
   */
  SampleBatch take() {
    long began = System.nanoTime();
    try {
      coming.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
    if (taken > 0) {
      waited += System.nanoTime() - began;
    }
    int[] positions = positions(next);
    SampleBatch room = rooms[taken % rooms.length];
    taken++;
    next += positions.length;
    begin();
    indices = IntStream.of(positions).mapToLong(samples::sourcePosition).toArray();
    return room;
  }

  /** Of each sample of the batch that was taken last, the position in the source's split. */
  long[] indices() {
    return indices;
  }

  /** Nanoseconds for which a batch was waited for, but for the first one. */
  long waited() {
    return waited;
  }

  @Override
  public void close() {
    if (coming != null) {
      coming.exceptionally(failure -> null).join();
    }
    workers.close();
  }
}
