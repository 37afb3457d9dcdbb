package dev.guillotine.representation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.network.graph.TensorDefinition;
import java.util.List;

/** Small networks and images for tests. */
public final class TestNetworks {
  /** One thread: these networks are too small for more. */
  public static final ComputeEngine ENGINE = ComputeEngine.start(1);

  private static final long MASK = 0xffffffffL;

  private TestNetworks() {}

  /** A ResNet-18 of this width for RGB images of this size. */
  public static Architecture architecture(int width, int size, Integer... projector) {
    return new Architecture(
        new Backbone.ResNet18(width, Backbone.Stem.CIFAR),
        new Projector(List.of(projector), Projector.Norm.BATCH, null),
        null,
        new ImageShape(3, size, size));
  }

  /** The network of the stored reference. */
  public static NetworkDefinition reference() {
    return NetworkDefinition.of(architecture(4, 16, 16, 16, 8));
  }

  /** Numbers in [−1, 1) from an integer hash of (salt, index): those of the reference's script. */
  public static double[] noise(int salt, int count) {
    double[] noise = new double[count];
    for (int i = 0; i < count; i++) {
      long x = (i * 2654435761L + salt * 40503L + 1) & MASK;
      x = ((x ^ (x >>> 15)) * 2246822519L) & MASK;
      x = ((x ^ (x >>> 13)) * 3266489917L) & MASK;
      x ^= x >>> 16;
      noise[i] = x / 0x1p31 - 1;
    }
    return noise;
  }

  /** Weights spread by their fan-in, norms and statistics near 1 and 0: those of the scripts. */
  public static float[] weights(TensorDefinition tensor, int salt) {
    double[] noise = noise(salt, tensor.elements());
    boolean aroundOne = tensor.name().endsWith("running_var") || tensor.name().endsWith("weight");
    double scale = Math.sqrt(6.0 / ((double) tensor.elements() / tensor.shape().get(0)));
    float[] values = new float[noise.length];
    for (int i = 0; i < values.length; i++) {
      double flat = (aroundOne ? 1 : 0) + 0.5 * noise[i];
      values[i] = (float) (tensor.shape().size() > 1 ? noise[i] * scale : flat);
    }
    return values;
  }

  /** A batch of noise, drawn in the row-major order of {@code [n, c, …]}. */
  public static SampleBatch batch(SampleShape shape, int count, int salt) {
    SampleBatch batch = SampleBatch.direct(shape, count);
    double[] noise = noise(salt, count * shape.values());
    int area = shape.values() / shape.channels();
    for (int i = 0; i < noise.length; i++) {
      int sample = i / shape.values();
      int channel = i / area % shape.channels();
      int position = i % area;
      batch
          .values()
          .put((sample * area + position) * shape.channels() + channel, (float) (2 * noise[i]));
    }
    return batch;
  }

  /** The same as a tensor {@code [n, c, …]}. */
  public static NDArray samples(SampleShape shape, int count, int salt, NDManager manager) {
    return SampleTensor.of(batch(shape, count, salt), count, manager);
  }
}
