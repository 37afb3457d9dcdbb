package dev.guillotine.representation.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.ImageBatch;

/**
 * Images as libtorch reads them: {@code [n, c, h, w]} by its shape, channels last in memory, which
 * convolutions are fastest on.
 */
public final class ImageTensor {
  private ImageTensor() {}

  /**
   * A copy of the first images of a batch; the batch may be filled again at once.
   *
   * @param count n, from 1 to the batch's slots
   * @param manager owner of the tensor, and on whose device it will lie
   */
  public static NDArray of(ImageBatch batch, int count, NDManager manager) {
    if (count < 1 || count > batch.slots()) {
      throw new IllegalArgumentException(
          "count: " + count + " is not allowed; an integer from 1 to " + batch.slots() + " is");
    }
    ImageShape shape = batch.shape();
    Shape layout = new Shape(count, shape.height(), shape.width(), shape.channels());
    try (NDManager temporary = manager.newSubManager(Device.cpu())) {
      NDArray memory = temporary.create(layout, DataType.FLOAT32);
      memory
          .toByteBuffer(true)
          .asFloatBuffer()
          .put(batch.values().slice(0, count * shape.values()));
      NDArray images = memory.transpose(0, 3, 1, 2).toDevice(manager.getDevice(), false);
      images.attach(manager);
      return images;
    }
  }
}
