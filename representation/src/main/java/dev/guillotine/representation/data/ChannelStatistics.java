package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Mean and standard deviation of each channel over all positions of some samples. */
public final class ChannelStatistics {
  private static final double WHITE = 255;

  /** One grey level: what the deviation of a constant channel of images is taken to be. */
  private static final double LEAST_DEVIATION = 1 / WHITE;

  private ChannelStatistics() {}

  /**
   * Measures samples in one pass.
   *
   * @param samples at least one
   * @return for images, statistics of pixel / 255, exact since levels are summed as integers, a
   *     deviation below 1/255 given as 1/255; for signals, statistics of the values, the deviation
   *     of a constant channel given as 1
   */
  public static Normalisation of(Samples samples) {
    return samples.shape() instanceof ImageShape ? ofImages(samples) : ofSignals(samples);
  }

  private static Normalisation ofImages(Samples images) {
    int channels = images.shape().channels();
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

  /** Sums distances from each channel's first value, so that a large offset costs no precision. */
  private static Normalisation ofSignals(Samples signals) {
    int channels = signals.shape().channels();
    double[] origins = new double[channels];
    double[] sums = new double[channels];
    double[] squares = new double[channels];
    byte[] stored = new byte[signals.shape().bytes()];
    FloatBuffer values = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (int position = 0; position < signals.size(); position++) {
      signals.read(position, stored, 0);
      for (int i = 0; i < values.limit(); i++) {
        int channel = i % channels;
        if (position == 0 && i == channel) {
          origins[channel] = values.get(i);
        }
        double distance = values.get(i) - origins[channel];
        sums[channel] += distance;
        squares[channel] += distance * distance;
      }
    }
    double count = (double) signals.size() * values.limit() / channels;
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      double mean = sums[channel] / count;
      double deviation = Math.sqrt(Math.max(0, squares[channel] / count - mean * mean));
      means.add(origins[channel] + mean);
      deviations.add(deviation > 0 ? deviation : 1);
    }
    return new Normalisation(means, deviations);
  }
}
