package dev.guillotine.representation.data.decoding;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;

/**
 * What every image is made into: its shorter side is resized to {@code size}, then the middle
 * {@code size × size} pixels are cut out.
 *
 * <p>These are torchvision's {@code Resize(size)} and {@code CenterCrop(size)}: the longer side
 * becomes ⌊size · longer / shorter⌋, and the crop starts at half of what is over, a half rounded to
 * the even neighbour.
 *
 * @param size of both sides in pixels, from 1 to 4,096
 * @param channels 3 (RGB) or 1 (grey)
 */
public record SquareFit(int size, int channels) {
  public SquareFit {
    new IntegerRange("size", 0, 1, 4_096).require(size);
    if (channels != 1 && channels != 3) {
      throw new InvalidValueException("channels", channels, "1 (grey) or 3 (RGB)");
    }
  }

  /** Shape of the outcome. */
  public ImageShape shape() {
    return new ImageShape(channels, size, size);
  }

  /** Length that a side of {@code length} pixels is resized to, where the shorter is given. */
  long resized(int length, int shorter) {
    return (long) size * length / shorter;
  }

  /** Position, in the resized image, of the first row or column that is kept. */
  long cropStart(long resized) {
    return (long) Math.rint((resized - size) / 2.0);
  }
}
