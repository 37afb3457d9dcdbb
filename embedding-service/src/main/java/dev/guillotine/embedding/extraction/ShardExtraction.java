package dev.guillotine.embedding.extraction;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.Features;
import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Takes some rows of a data set through a network once and writes what they are at every cut.
 * Memory is bounded by a few batches: features go to files as they come. While the network works on
 * one batch, the next is decoded and normalised.
 */
public final class ShardExtraction {
  private final ComputeTurns turns;
  private final Scratch.Folder folder;
  private final int batch;
  private final int threads;

  /**
   * @param folder for the files
   * @param batch samples in one forward pass, at least 1
   * @param threads that decode
   */
  public ShardExtraction(ComputeTurns turns, Scratch.Folder folder, int batch, int threads) {
    this.turns = turns;
    this.folder = folder;
    this.batch = batch;
    this.threads = threads;
  }

  /** Told after each batch; may end the extraction by throwing. */
  @FunctionalInterface
  public interface Observer {
    /**
     * So many samples are done.
     *
     * @param waiting share of the time so far in which the network waited for samples, 0 to 1
     */
    void done(int samples, double waiting) throws WorkFailure;
  }

  /**
   * Extracts.
   *
   * @param samples the split
   * @param cuts what the pass gives
   * @return a file for each cut
   */
  public Map<CutPoint, Path> files(
      CheckpointPublished source,
      Selection samples,
      RowRange range,
      List<CutPoint> cuts,
      ForwardPass pass,
      Observer observer)
      throws IOException, WorkFailure {
    Normaliser normaliser = new Normaliser(samples.shape(), source.normalisation());
    Features.Type type = source.probes().features().type();
    long began = System.nanoTime();
    try (ShardWriter writer = new ShardWriter(cuts, range, type, folder);
        PreparedBatches batches = new PreparedBatches(samples, range, batch, normaliser, threads)) {
      int done = 0;
      while (batches.hasNext()) {
        try (ComputeTurns.Turn turn = turns.take()) {
          SampleBatch next = batches.take();
          long[] indices = batches.indices();
          writer.append(pass.embed(next, indices.length), indices);
        }
        done += batches.indices().length;
        double waiting = (double) batches.waited() / (System.nanoTime() - began);
        observer.done(done, waiting);
      }
      return writer.finish();
    }
  }
}
