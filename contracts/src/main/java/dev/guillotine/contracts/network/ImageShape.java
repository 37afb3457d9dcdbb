package dev.guillotine.contracts.network;

import dev.guillotine.contracts.validation.IntegerRange;

/**
 * Shape of one image.
 *
 * @param channels 1 (grey) or 3 (RGB)
 * @param height in pixels
 * @param width in pixels
 */
public record ImageShape(int channels, int height, int width) {
  public ImageShape {
    new IntegerRange("channels", 0, 1, 3).require(channels);
    new IntegerRange("height", 0, 1, 4_096).require(height);
    new IntegerRange("width", 0, 1, 4_096).require(width);
  }

  /** Values in one image: channels × height × width. */
  public int values() {
    return channels * height * width;
  }
}
