package dev.guillotine.standalone.data;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ChannelStatistics;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Mean and deviation of each channel over images of the training split.
 *
 * @param statistics of pixels from 0 to 1
 * @param images how many were measured
 */
public record ChannelLevels(Normalisation statistics, int images) {
  /** Larger splits are measured in part, so that nobody waits for hours. */
  private static final long MOST_BYTES = 1L << 30;

  /**
   * Measures the first of the training images, up to a gibibyte of them, and shows how far it has
   * come.
   *
   * @return nothing when the samples are no images
   * @throws IOException if it was interrupted
   */
  public static Optional<ChannelLevels> of(LocalData data, Terminal terminal) throws IOException {
    Selection train = data.splits().samples(Split.TRAIN);
    if (!(train.shape() instanceof ImageShape)) {
      return Optional.empty();
    }
    Selection images = train.first((int) Math.max(1, MOST_BYTES / train.shape().bytes()));
    ReadingLine line = new ReadingLine(terminal, Clock.systemUTC(), "measuring");
    try {
      Normalisation statistics = ChannelStatistics.of(new WatchedSamples(images, line));
      return Optional.of(new ChannelLevels(statistics, images.size()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      line.end();
    }
  }
}
