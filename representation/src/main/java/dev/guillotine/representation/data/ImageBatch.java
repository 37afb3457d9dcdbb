package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * Images on their way into a network: {@code [slots, height, width, channels]}. Several threads may
 * fill different slots at once.
 *
 * @param shape of every image
 * @param slots number of images, at least 1
 * @param values the numbers, from index 0 of the buffer; it may be longer
 */
public record ImageBatch(ImageShape shape, int slots, FloatBuffer values) {
  public ImageBatch {
    long needed = (long) slots * shape.values();
    if (slots < 1 || values.limit() < needed) {
      throw new IllegalArgumentException(
          "%d images of %s need %d values; the buffer holds %d"
              .formatted(slots, shape, needed, values.limit()));
    }
  }

  /** An empty batch in memory that native code can read in place. */
  public static ImageBatch direct(ImageShape shape, int slots) {
    int bytes = Math.multiplyExact(Math.multiplyExact(slots, shape.values()), Float.BYTES);
    FloatBuffer values =
        ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    return new ImageBatch(shape, slots, values);
  }

  /**
   * Fills one slot.
   *
   * @param slot from 0 to {@code slots − 1}
   * @param image {@code [height, width, channels]}
   */
  public void put(int slot, float[] image) {
    values.put(Objects.checkIndex(slot, slots) * shape.values(), image, 0, shape.values());
  }
}
