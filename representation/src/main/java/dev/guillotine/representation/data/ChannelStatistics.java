package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.Normalisation;
import java.util.ArrayList;
import java.util.List;

/** Mean and standard deviation of each channel over all pixels of some images. */
public final class ChannelStatistics {
  private static final double WHITE = 255;

  /** One grey level: what the deviation of a constant channel is taken to be. */
  private static final double LEAST_DEVIATION = 1 / WHITE;

  private ChannelStatistics() {}

  /**
   * Measures images in one pass; exact, since levels are summed as integers.
   *
   * @param images at least one
   * @return statistics of pixel / 255; a deviation below 1/255 is given as 1/255
   */
  public static Normalisation of(Samples images) {
    int channels = images.imageShape().channels();
    long[] sums = new long[channels];
    long[] squares = new long[channels];
    byte[] pixels = new byte[images.shape().bytes()];
    for (int position = 0; position < images.size(); position++) {
      images.read(position, pixels, 0);
      for (int pixel = 0; pixel < pixels.length; pixel += channels) {
        for (int channel = 0; channel < channels; channel++) {
          int level = Byte.toUnsignedInt(pixels[pixel + channel]);
          sums[channel] += level;
          squares[channel] += (long) level * level;
        }
      }
    }
    double count = (double) images.size() * pixels.length / channels;
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      double mean = sums[channel] / count;
      double variance = Math.max(0, squares[channel] / count - mean * mean);
      means.add(mean / WHITE);
      deviations.add(Math.max(LEAST_DEVIATION, Math.sqrt(variance) / WHITE));
    }
    return new Normalisation(means, deviations);
  }
}
