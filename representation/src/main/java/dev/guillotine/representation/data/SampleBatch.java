package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.SampleShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * Samples on their way into a network, the channels of a position side by side: images {@code
 * [slots, height, width, channels]} or signals {@code [slots, length, channels]}. Several threads
 * may fill different slots at once.
 *
 * @param shape of every sample
 * @param slots number of samples, at least 1
 * @param values the numbers, from index 0 of the buffer; it may be longer
 */
public record SampleBatch(SampleShape shape, int slots, FloatBuffer values) {
  public SampleBatch {
    long needed = (long) slots * shape.values();
    if (slots < 1 || values.limit() < needed) {
      throw new IllegalArgumentException(
          "%d samples of %s need %d values; the buffer holds %d"
              .formatted(slots, shape, needed, values.limit()));
    }
  }

  /** An empty batch in memory that native code can read in place. */
  public static SampleBatch direct(SampleShape shape, int slots) {
    int bytes = Math.multiplyExact(Math.multiplyExact(slots, shape.values()), Float.BYTES);
    FloatBuffer values =
        ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    return new SampleBatch(shape, slots, values);
  }

  /**
   * Fills one slot.
   *
   * @param slot from 0 to {@code slots − 1}
   * @param sample {@code [height, width, channels]} or {@code [length, channels]}
   */
  public void put(int slot, float[] sample) {
    values.put(Objects.checkIndex(slot, slots) * shape.values(), sample, 0, shape.values());
  }
}
