package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes samples as a network in evaluation sees them: normalised, and otherwise as they are. Safe
 * for use by several threads at once.
 */
public final class Normaliser {
  private static final int LEVELS = 256;
  private static final double WHITE = 255;

  private final SampleShape shape;
  private final double[] means;
  private final double[] deviations;

  /** What each level of each channel of an image becomes. */
  private final float[][] levels;

  /**
   * @param shape of every sample
   * @param normalisation one mean and deviation for each channel
   */
  public Normaliser(SampleShape shape, Normalisation normalisation) {
    int channels = shape.channels();
    if (normalisation.mean().size() != channels) {
      throw new InvalidValueException(
          "mean", normalisation.mean(), channels + " numbers, one for each channel");
    }
    this.shape = shape;
    this.means = normalisation.mean().stream().mapToDouble(Double::doubleValue).toArray();
    this.deviations = normalisation.deviation().stream().mapToDouble(Double::doubleValue).toArray();
    this.levels = new float[channels][LEVELS];
    for (int channel = 0; channel < channels; channel++) {
      for (int level = 0; level < LEVELS; level++) {
        levels[channel][level] = normalised(level / WHITE, channel);
      }
    }
  }

  /**
   * Writes a batch: the sample at {@code positions[i]} goes to slot i.
   *
   * @param samples to choose from
   * @param positions which of them, at most as many as there are slots
   * @param target receives them
   * @param workers that share the work; the outcome does not depend on them
   */
  public void write(Samples samples, int[] positions, SampleBatch target, Workers workers) {
    requireShape(samples.shape());
    requireShape(target.shape());
    workers.forEach(
        positions.length,
        () -> {
          byte[] stored = new byte[shape.bytes()];
          float[] normalised = new float[shape.values()];
          return slot -> {
            samples.read(positions[slot], stored, 0);
            normalise(stored, normalised);
            target.put(slot, normalised);
          };
        });
  }

  /**
   * Normalises one sample.
   *
   * @param stored {@code shape.bytes()} bytes
   * @param normalised receives {@code shape.values()} numbers in the same order
   */
  public void normalise(byte[] stored, float[] normalised) {
    if (shape instanceof ImageShape) {
      normaliseImage(stored, normalised);
    } else {
      normaliseSignal(stored, normalised);
    }
  }

  private void normaliseImage(byte[] pixels, float[] normalised) {
    int channels = shape.channels();
    for (int channel = 0; channel < channels; channel++) {
      float[] ofChannel = levels[channel];
      for (int i = channel; i < pixels.length; i += channels) {
        normalised[i] = ofChannel[Byte.toUnsignedInt(pixels[i])];
      }
    }
  }

  private void normaliseSignal(byte[] stored, float[] normalised) {
    ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(normalised);
    for (int i = 0; i < normalised.length; i++) {
      normalised[i] = normalised(normalised[i], i % means.length);
    }
  }

  private float normalised(double value, int channel) {
    return (float) ((value - means[channel]) / deviations[channel]);
  }

  private void requireShape(SampleShape other) {
    if (!other.equals(shape)) {
      throw new IllegalArgumentException("%s, expected %s".formatted(other, shape));
    }
  }
}
