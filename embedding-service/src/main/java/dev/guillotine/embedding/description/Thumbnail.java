package dev.guillotine.embedding.description;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.picture.Tile;

/** Makes large images small: each pixel is the mean of a square of them. */
final class Thumbnail {
  private Thumbnail() {}

  /** The image at a position, with neither side longer than {@code most} pixels. */
  static Tile of(Samples images, int position, int most) {
    ImageShape shape = images.imageShape();
    byte[] pixels = new byte[shape.bytes()];
    images.read(position, pixels, 0);
    int square = 1 + (Math.max(shape.height(), shape.width()) - 1) / most;
    ImageShape small =
        new ImageShape(
            shape.channels(), 1 + (shape.height() - 1) / square, 1 + (shape.width() - 1) / square);
    byte[] means = new byte[small.bytes()];
    for (int i = 0; i < means.length; i++) {
      int channel = i % shape.channels();
      int place = i / shape.channels();
      int top = place / small.width() * square;
      int left = place % small.width() * square;
      means[i] = mean(pixels, shape, channel, top, left, square);
    }
    return new Tile(small, means, "");
  }

  private static byte mean(
      byte[] pixels, ImageShape shape, int channel, int top, int left, int square) {
    int bottom = Math.min(top + square, shape.height());
    int right = Math.min(left + square, shape.width());
    int sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += Byte.toUnsignedInt(pixels[(y * shape.width() + x) * shape.channels() + channel]);
      }
    }
    return (byte) (sum / ((bottom - top) * (right - left)));
  }
}
