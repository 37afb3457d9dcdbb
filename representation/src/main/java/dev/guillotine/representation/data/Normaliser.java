package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.validation.InvalidValueException;

/**
 * Writes images as a network in evaluation sees them: normalised, and otherwise as they are. Safe
 * for use by several threads at once.
 */
public final class Normaliser {
  private static final int LEVELS = 256;
  private static final double WHITE = 255;

  private final ImageShape shape;

  /** What each level of each channel becomes. */
  private final float[][] values;

  /**
   * @param shape of every image
   * @param normalisation one mean and deviation for each channel
   */
  public Normaliser(ImageShape shape, Normalisation normalisation) {
    int channels = shape.channels();
    if (normalisation.mean().size() != channels) {
      throw new InvalidValueException(
          "mean", normalisation.mean(), channels + " numbers, one for each channel");
    }
    this.shape = shape;
    this.values = new float[channels][LEVELS];
    for (int channel = 0; channel < channels; channel++) {
      double mean = normalisation.mean().get(channel);
      double deviation = normalisation.deviation().get(channel);
      for (int level = 0; level < LEVELS; level++) {
        values[channel][level] = (float) ((level / WHITE - mean) / deviation);
      }
    }
  }

  /**
   * Writes a batch: the image at {@code positions[i]} goes to slot i.
   *
   * @param images to choose from
   * @param positions which of them, at most as many as there are slots
   * @param target receives them
   * @param workers that share the work; the outcome does not depend on them
   */
  public void write(Samples images, int[] positions, ImageBatch target, Workers workers) {
    requireShape(images.imageShape());
    requireShape(target.shape());
    workers.forEach(
        positions.length,
        () -> {
          byte[] pixels = new byte[shape.values()];
          float[] normalised = new float[shape.values()];
          return slot -> {
            images.read(positions[slot], pixels, 0);
            normalise(pixels, normalised);
            target.put(slot, normalised);
          };
        });
  }

  private void normalise(byte[] pixels, float[] normalised) {
    int channels = shape.channels();
    for (int channel = 0; channel < channels; channel++) {
      float[] levels = values[channel];
      for (int i = channel; i < pixels.length; i += channels) {
        normalised[i] = levels[Byte.toUnsignedInt(pixels[i])];
      }
    }
  }

  private void requireShape(ImageShape other) {
    if (!other.equals(shape)) {
      throw new IllegalArgumentException("%s, expected %s".formatted(other, shape));
    }
  }
}
