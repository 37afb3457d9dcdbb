package dev.guillotine.benchmarks;

import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.trainer.training.Pretraining;
import java.io.IOException;

/**
 * Resident memory of a process over 2,000 training steps of BYOL, which keeps most: a target, a
 * predictor, an optimizer's moments, an online probe. It has to stay flat after the first few.
 */
final class TrainingMemory {
  private static final int STEPS = 2_000;
  private static final int INTERVAL = 200;
  private static final RunSpecification RUN =
      SpecificationReader.fromYaml(
          """
          data: {set: objects, train: 1200, test: 200, size: 32}
          method: {name: byol, hidden: 64}
          backbone: {name: resnet18, width: 8}
          projector: {widths: [64, 32]}
          epochs: 1000
          batch: 32
          images: 1000
          step: {clip: 1}
          probes: {validation: 100}
          """);

  private TrainingMemory() {}

  /** Trains and prints; takes about four minutes on two cores. */
  public static void main(String... arguments) throws IOException {
    ComputeEngine engine = ComputeEngine.start(Runtime.getRuntime().availableProcessors());
    try (DataSet set = StudySets.open(RUN.data());
        Pretraining training = new Pretraining(RUN, set, engine)) {
      for (int step = 0; step < STEPS; step++) {
        training.step(step, step % 10 == 0);
        if ((step + 1) % INTERVAL == 0) {
          System.out.printf(
              "after step %,6d: %,d MiB resident%n", step + 1, Laptop.mebibytes("self", "VmRSS"));
        }
      }
    }
  }
}
