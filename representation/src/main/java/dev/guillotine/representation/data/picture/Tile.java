package dev.guillotine.representation.data.picture;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.Samples;

/**
 * One image of a {@link ContactSheet}.
 *
 * @param shape of the image, 1 channel (grey) or 3 (RGB)
 * @param pixels {@code [height, width, channels]} unsigned bytes
 * @param caption a line below it, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // drawn at once, never compared
public record Tile(ImageShape shape, byte[] pixels, String caption) {
  public Tile {
    if (shape.channels() == 2 || pixels.length != shape.values()) {
      throw new IllegalArgumentException(
          "%d bytes are not a grey or RGB image of %s".formatted(pixels.length, shape));
    }
  }

  /** The image at a position. */
  public static Tile of(Samples images, int position, String caption) {
    byte[] pixels = new byte[images.imageShape().values()];
    images.read(position, pixels, 0);
    return new Tile(images.imageShape(), pixels, caption);
  }

  /** Colour of a pixel, {@code 0xRRGGBB}. */
  int rgb(int row, int column) {
    int channels = shape.channels();
    int first = (row * shape.width() + column) * channels;
    int red = Byte.toUnsignedInt(pixels[first]);
    int green = Byte.toUnsignedInt(pixels[first + channels / 2]);
    int blue = Byte.toUnsignedInt(pixels[first + channels - 1]);
    return red << 16 | green << 8 | blue;
  }
}
