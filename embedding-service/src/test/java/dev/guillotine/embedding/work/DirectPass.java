package dev.guillotine.embedding.work;

import ai.djl.ndarray.NDManager;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.SampleTensor;
import java.util.List;

/** What the tiny network makes of images, all at once and without the service's machinery. */
final class DirectPass {
  private static final double WHITE = 255;

  private DirectPass() {}

  /** {@code [n, d]} for each cut, of the images at these positions. */
  static List<float[]> embed(Samples images, int[] positions) {
    byte[] pixels = new byte[images.shape().bytes()];
    SampleBatch batch = SampleBatch.direct(images.imageShape(), positions.length);
    for (int slot = 0; slot < positions.length; slot++) {
      images.read(positions[slot], pixels, 0);
      batch.put(slot, normalised(pixels));
    }
    try (NDManager manager = TinyCheckpoint.ENGINE.newManager();
        Network network = TinyCheckpoint.network(TinyCheckpoint.ARCHITECTURE)) {
      return network.embed(SampleTensor.of(batch, positions.length, manager)).stream()
          .map(RowMajor::values)
          .toList();
    }
  }

  private static float[] normalised(byte[] pixels) {
    List<Double> mean = TinyCheckpoint.NORMALISATION.mean();
    List<Double> deviation = TinyCheckpoint.NORMALISATION.deviation();
    float[] normalised = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int channel = i % mean.size();
      double level = Byte.toUnsignedInt(pixels[i]) / WHITE;
      normalised[i] = (float) ((level - mean.get(channel)) / deviation.get(channel));
    }
    return normalised;
  }
}
