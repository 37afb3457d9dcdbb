package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;
import java.util.Objects;

/**
 * Images of one split that lie in memory.
 *
 * @param shape of every image
 * @param pixels one image after another, each {@code [height, width, channels]}
 * @param labels one unsigned byte per image
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and shared on purpose
record StoredImages(ImageShape shape, byte[] pixels, byte[] labels) implements Images {
  StoredImages {
    if (pixels.length != (long) shape.values() * labels.length) {
      throw new IllegalArgumentException(
          "%d bytes are not %d images of %s".formatted(pixels.length, labels.length, shape));
    }
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int position) {
    return Byte.toUnsignedInt(labels[position]);
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    Objects.checkIndex(position, labels.length);
    System.arraycopy(pixels, position * shape.values(), target, offset, shape.values());
  }
}
