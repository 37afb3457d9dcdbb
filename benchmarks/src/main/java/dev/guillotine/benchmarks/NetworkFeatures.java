package dev.guillotine.benchmarks;

import ai.djl.ndarray.NDArray;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Features of one network at every cut. */
final class NetworkFeatures implements AutoCloseable {
  private static final int BATCH = 256;

  private final Network network;
  private final ComputeEngine engine;
  private final Normalisation normalisation;
  private final Workers workers;

  NetworkFeatures(Network network, Normalisation normalisation, ComputeEngine engine) {
    this.network = network;
    this.engine = engine;
    this.normalisation = normalisation;
    this.workers = new Workers(engine.threads());
  }

  /** Where the network can be cut. */
  List<CutPoint> cuts() {
    return network.definition().cutPoints();
  }

  /** Position of the backbone's output among the cuts. */
  int backbone() {
    return cuts().stream()
        .filter(point -> point.role() == CutPoint.Role.BACKBONE)
        .findFirst()
        .orElseThrow()
        .index();
  }

  /** Features {@code [n, d]} of all samples at every cut, from input to output. */
  List<FeatureMatrix> of(Samples samples) {
    List<float[]> features = new ArrayList<>();
    cuts().forEach(cut -> features.add(new float[samples.size() * cut.dimension()]));
    Normaliser normaliser = new Normaliser(samples.shape(), normalisation);
    SampleBatch room = SampleBatch.direct(samples.shape(), BATCH);
    for (int from = 0; from < samples.size(); from += BATCH) {
      int[] positions = IntStream.range(from, Math.min(from + BATCH, samples.size())).toArray();
      normaliser.write(samples, positions, room, workers);
      try (NDScope scope = new NDScope();
          NDManager manager = engine.newManager()) {
        scope.suppressNotUsedWarning();
        List<NDArray> embeddings = network.embed(SampleTensor.of(room, positions.length, manager));
        for (CutPoint cut : cuts()) {
          float[] values = RowMajor.values(embeddings.get(cut.index()));
          System.arraycopy(
              values, 0, features.get(cut.index()), from * cut.dimension(), values.length);
        }
      }
    }
    return cuts().stream()
        .map(cut -> new FeatureMatrix(features.get(cut.index()), samples.size(), cut.dimension()))
        .toList();
  }

  @Override
  public void close() {
    workers.close();
    network.close();
  }
}
