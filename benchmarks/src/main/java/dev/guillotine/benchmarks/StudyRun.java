package dev.guillotine.benchmarks;

import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.representation.checkpoint.WeightsFile;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.trainer.training.Pretraining;
import dev.guillotine.trainer.training.StepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Trains one network from beginning to end, without services around it. */
final class StudyRun {
  private StudyRun() {}

  /**
   * The trained network.
   *
   * @param title for what it says of its progress on the error stream
   */
  static NetworkFeatures train(
      String title, RunSpecification run, DataSet set, ComputeEngine engine) throws IOException {
    Path weights = Files.createTempFile("guillotine", ".safetensors");
    long began = System.nanoTime();
    try (Pretraining training = new Pretraining(run, set, engine)) {
      double loss = Double.NaN;
      for (long step = 0; step < training.steps(); step++) {
        StepReport report = training.step(step, false);
        loss = report.loss();
        if (!Double.isFinite(loss) || !Double.isFinite(report.gradientNorm())) {
          throw new IllegalStateException("%s: not finite at step %d".formatted(title, step));
        }
        if ((step + 1) % Math.max(1, training.steps() / 10) == 0) {
          System.err.printf(
              Locale.ROOT,
              "%s: step %d of %d, loss %.3f, %.0f s%n",
              title,
              step + 1,
              training.steps(),
              loss,
              (System.nanoTime() - began) / 1e9);
        }
      }
      training.saveWeights(weights);
      return new NetworkFeatures(
          WeightsFile.read(weights, engine), training.normalisation(), engine);
    } finally {
      Files.delete(weights);
    }
  }
}
