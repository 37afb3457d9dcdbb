package dev.guillotine.benchmarks;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.probe.fit.LinearProbe;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.network.ComputeEngine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * SimCLR on MNIST-1D by the recipe of its authors' notebook, with three heads, on one thread: the
 * accuracy at every depth from input to output over five seeds, by a linear probe (standardised
 * features, scikit-learn's C = 1) and by the ten nearest neighbours. Takes the path of the frozen
 * set, {@code mnist1d.npz}, the number of seeds (5), the first of them (0) and the widths of one
 * head (all three); 20 seconds a seed and head. Its peer in PyTorch is {@code peers/mnist1d.py}.
 */
final class Mnist1dStudy {
  private static final int NEIGHBOURS = 10;

  /** C = 1 for the 4,000 samples of the training split. */
  private static final List<Double> PENALTY = List.of(1 / 4_000.0);

  private static final List<String> HEADS = List.of("", "125, 16", "125, 125, 125, 16");

  private static final String RECIPE =
      """
      data: {set: npz, path: "%s"}
      method: {name: simclr, temperature: 0.5, negatives: second}
      backbone: {name: convnet1d, width: 25}
      projector: {widths: [%s], norm: none}
      views: {signal: {detrend: true, shift: 9, slope: 0.04, offset: 0.3}}
      optimizer: {name: adamw, rate: 0.01, weightDecay: 0}
      schedule: {warmup: 0, decay: constant}
      epochs: 200
      batch: 100
      images: 4000
      seed: %d
      probes: {validation: 10}
      """;

  private Mnist1dStudy() {}

  /** Trains a network for each seed and head, and prints a table. */
  public static void main(String... arguments) throws IOException {
    ComputeEngine engine = ComputeEngine.start(1);
    LocatedSource.Npz source =
        (LocatedSource.Npz)
            SpecificationReader.fromYaml(RECIPE.formatted(arguments[0], "", 0)).data();
    int seeds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    int first = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
    List<String> heads = arguments.length > 3 ? List.of(arguments[3]) : HEADS;
    try (DataSet set = StudySets.open(source);
        NDManager memory = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      for (String head : heads) {
        study(arguments[0], first, seeds, head, set, engine, memory);
      }
    }
  }

  private static void study(
      String path,
      int first,
      int seeds,
      String head,
      DataSet set,
      ComputeEngine engine,
      NDManager memory)
      throws IOException {
    String task = set.stratification().orElseThrow().name();
    List<List<Double>> linear = new ArrayList<>();
    List<List<Double>> nearest = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    for (int seed = first; seed < first + seeds; seed++) {
      RunSpecification run = SpecificationReader.fromYaml(RECIPE.formatted(path, head, seed));
      long began = System.nanoTime();
      try (NetworkFeatures network =
          StudyRun.train(
              "head [" + head + "], seed " + seed, run, new AllForTraining(set), engine)) {
        seconds.add((System.nanoTime() - began) / 1e9);
        CutProbes probes = new CutProbes(network, set, 10, Integer.MAX_VALUE);
        linear.add(
            probes.fit(new LinearProbe(memory, PENALTY), task).stream()
                .map(result -> 100 * result.test().value())
                .toList());
        nearest.add(
            probes.cuts().stream()
                .map(
                    cut ->
                        PlainNeighbours.accuracy(
                            probes.features(cut.index()),
                            probes.fittedClasses(task),
                            probes.testClasses(task),
                            NEIGHBOURS))
                .toList());
        System.err.printf(
            Locale.ROOT,
            "head [%s], seed %d: linear %s, nearest %s%n",
            head,
            seed,
            linear.get(seed - first),
            nearest.get(seed - first));
      }
    }
    System.out.printf(
        Locale.ROOT, "head [%s]: training took %s a seed%n", head, Spread.of(seconds).in("s"));
    System.out.println("  linear  " + MeanAndDeviation.line(linear));
    System.out.println("  nearest " + MeanAndDeviation.line(nearest));
  }
}
