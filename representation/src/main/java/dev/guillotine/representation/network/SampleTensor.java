package dev.guillotine.representation.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.representation.data.SampleBatch;

/**
 * Samples as libtorch reads them: images {@code [n, c, h, w]} or signals {@code [n, c, length]} by
 * their shape, channels last in memory, which convolutions of images are fastest on.
 */
public final class SampleTensor {
  private SampleTensor() {}

  /**
   * A copy of the first samples of a batch; the batch may be filled again at once.
   *
   * @param count n, from 1 to the batch's slots
   * @param manager owner of the tensor, and on whose device it will lie
   */
  public static NDArray of(SampleBatch batch, int count, NDManager manager) {
    if (count < 1 || count > batch.slots()) {
      throw new IllegalArgumentException(
          "count: " + count + " is not allowed; an integer from 1 to " + batch.slots() + " is");
    }
    SampleShape shape = batch.shape();
    int[] channelsFirst =
        shape instanceof ImageShape ? new int[] {0, 3, 1, 2} : new int[] {0, 2, 1};
    try (NDManager temporary = manager.newSubManager(Device.cpu())) {
      NDArray memory = temporary.create(layout(shape, count), DataType.FLOAT32);
      memory
          .toByteBuffer(true)
          .asFloatBuffer()
          .put(batch.values().slice(0, count * shape.values()));
      NDArray samples = memory.transpose(channelsFirst).toDevice(manager.getDevice(), false);
      samples.attach(manager);
      return samples;
    }
  }

  private static Shape layout(SampleShape shape, int count) {
    if (shape instanceof ImageShape image) {
      return new Shape(count, image.height(), image.width(), image.channels());
    }
    return new Shape(count, shape.values() / shape.channels(), shape.channels());
  }
}
