package dev.guillotine.benchmarks;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.probe.fit.FeatureMatrix;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.SampleTensor;
import java.util.stream.IntStream;

/** Features at the backbone's output of one network. */
final class BackboneFeatures implements AutoCloseable {
  private static final int BATCH = 256;

  private final Network network;
  private final ComputeEngine engine;
  private final Normalisation normalisation;
  private final CutPoint cut;
  private final Workers workers;

  BackboneFeatures(Network network, Normalisation normalisation, ComputeEngine engine) {
    this.network = network;
    this.engine = engine;
    this.normalisation = normalisation;
    this.workers = new Workers(engine.threads());
    this.cut =
        network.definition().cutPoints().stream()
            .filter(point -> point.role() == CutPoint.Role.BACKBONE)
            .findFirst()
            .orElseThrow();
  }

  /** Features {@code [n, d]} of all images. */
  FeatureMatrix of(Samples images) {
    Normaliser normaliser = new Normaliser(images.shape(), normalisation);
    SampleBatch room = SampleBatch.direct(images.shape(), BATCH);
    float[] features = new float[images.size() * cut.dimension()];
    for (int from = 0; from < images.size(); from += BATCH) {
      int[] positions = IntStream.range(from, Math.min(from + BATCH, images.size())).toArray();
      normaliser.write(images, positions, room, workers);
      try (NDScope scope = new NDScope();
          NDManager manager = engine.newManager()) {
        scope.suppressNotUsedWarning();
        float[] values =
            RowMajor.values(
                network.embed(SampleTensor.of(room, positions.length, manager)).get(cut.index()));
        System.arraycopy(values, 0, features, from * cut.dimension(), values.length);
      }
    }
    return new FeatureMatrix(features, images.size(), cut.dimension());
  }

  @Override
  public void close() {
    workers.close();
    network.close();
  }
}
