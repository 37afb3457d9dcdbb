package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.objects.ObjectImageSet;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Arrays;

/** Images to be damaged, and what tests ask of them. */
final class Scenes {
  static final RandomAddress ADDRESS = RandomAddress.of(1, "test");

  private Scenes() {}

  /** A generated scene of side 16 to 128, grey or RGB. */
  static byte[] scene(int channels, int side, int position) {
    byte[] rgb = new byte[3 * side * side];
    new ObjectImageSet(new DataSource.Objects(100, 100, side, 0L))
        .test()
        .orElseThrow()
        .read(position, rgb, 0);
    if (channels == 3) {
      return rgb;
    }
    byte[] grey = new byte[side * side];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = rgb[3 * i + 1];
    }
    return grey;
  }

  /** One level everywhere. */
  static byte[] flat(ImageShape shape, int level) {
    byte[] pixels = new byte[shape.values()];
    Arrays.fill(pixels, (byte) level);
    return pixels;
  }

  /** The image that a kind of damage makes of one. */
  static byte[] damaged(
      CorruptionKind kind, int severity, ImageShape shape, byte[] pixels, RandomAddress address) {
    byte[] damaged = pixels.clone();
    kind.of(shape, severity).apply(damaged, 0, address);
    return damaged;
  }

  static double mean(byte[] pixels) {
    double sum = 0;
    for (byte pixel : pixels) {
      sum += Byte.toUnsignedInt(pixel);
    }
    return sum / pixels.length;
  }

  static double deviation(byte[] pixels) {
    double mean = mean(pixels);
    double sum = 0;
    for (byte pixel : pixels) {
      sum += (Byte.toUnsignedInt(pixel) - mean) * (Byte.toUnsignedInt(pixel) - mean);
    }
    return Math.sqrt(sum / pixels.length);
  }

  /** Mean absolute difference. */
  static double distance(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(Byte.toUnsignedInt(a[i]) - Byte.toUnsignedInt(b[i]));
    }
    return sum / a.length;
  }
}
