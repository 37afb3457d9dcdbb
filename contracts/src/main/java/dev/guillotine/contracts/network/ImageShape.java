package dev.guillotine.contracts.network;

import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;

/**
 * Shape of one image: stored as unsigned bytes, row by row, the channels of a pixel side by side
 * ({@code [height, width, channels]}).
 *
 * @param channels 1 (grey) or 3 (RGB)
 * @param height in pixels, 1 to 4,096
 * @param width in pixels, 1 to 4,096
 */
public record ImageShape(int channels, int height, int width) implements SampleShape {
  public ImageShape {
    if (channels != 1 && channels != 3) {
      throw new InvalidValueException("channels", channels, "1 (grey) or 3 (RGB)");
    }
    new IntegerRange("height", 0, 1, 4_096).require(height);
    new IntegerRange("width", 0, 1, 4_096).require(width);
  }

  @Override
  public int values() {
    return channels * height * width;
  }

  @Override
  public int bytes() {
    return values();
  }
}
