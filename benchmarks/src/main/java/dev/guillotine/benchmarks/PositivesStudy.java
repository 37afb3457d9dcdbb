package dev.guillotine.benchmarks;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.probe.fit.LinearProbe;
import dev.guillotine.probe.fit.Probe;
import dev.guillotine.probe.fit.ProbeResult;
import dev.guillotine.probe.fit.RidgeProbe;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.network.ComputeEngine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * SimCLR on the generated objects with crops and with a colour jitter that leaves no hue in common
 * (the quickstart's views): how well class (accuracy) and the factors that the views hide (hues and
 * position, R²) are predicted at every cut, where positives are views of the same image (p = 0),
 * where they are views of two images of one class (p = 1), and of the untrained network; then, by
 * how much less cutting gains for the class with p = 1. Takes the number of seeds (3), of epochs
 * (24), the first seed (0), and other views, as a specification has them: <code>{}</code> for the
 * standard ones, which leave colours in common. With smaller batches, fewer epochs or a shorter
 * warm-up, training with p = 1 may not leave the loss of chance.
 */
final class PositivesStudy {
  private static final int VALIDATION = 1_000;
  private static final int PROBED = 4_000;
  private static final List<String> TASKS = List.of("class", "hue", "background-hue", "x", "y");

  private static final String RECIPE =
      """
      method: {name: %s}
      positives: {sameClass: %s, task: class}
      views: %s
      schedule: {warmup: 0.2}
      batch: 256
      epochs: %d
      seed: %d
      probes: {validation: %d}
      """;

  /** Those of the quickstart: no hue in common. */
  private static final String HUELESS = "{jitter: {probability: 1, saturation: 0.8, hue: 0.5}}";

  private PositivesStudy() {}

  /** Trains and prints tables. */
  public static void main(String... arguments) throws IOException {
    int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 24;
    int first = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
    String views = arguments.length > 3 ? arguments[3] : HUELESS;
    List<Integer> chosen = IntStream.range(first, first + seeds).boxed().toList();
    ComputeEngine engine = ComputeEngine.start(Runtime.getRuntime().availableProcessors());
    try (DataSet set = StudySets.open(RunSpecification.standard().data());
        NDManager memory = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      study("untrained", "random", "0", views, chosen, epochs, set, engine, memory);
      List<ClassGap> same =
          study("p = 0", "simclr", "0", views, chosen, epochs, set, engine, memory);
      List<ClassGap> other =
          study("p = 1", "simclr", "1", views, chosen, epochs, set, engine, memory);
      System.out.print(ClassGap.shrinkage(same, other));
    }
  }

  private static List<ClassGap> study(
      String title,
      String method,
      String sameClass,
      String views,
      List<Integer> seeds,
      int epochs,
      DataSet set,
      ComputeEngine engine,
      NDManager memory)
      throws IOException {
    List<List<List<Double>>> scores = TASKS.stream().map(task -> rows()).toList();
    List<ClassGap> gaps = new ArrayList<>();
    List<String> cuts = List.of();
    for (int seed : seeds) {
      RunSpecification run =
          SpecificationReader.fromYaml(
              RECIPE.formatted(method, sameClass, views, epochs, seed, VALIDATION));
      try (NetworkFeatures network = StudyRun.train(title + ", seed " + seed, run, set, engine)) {
        CutProbes probes = new CutProbes(network, set, VALIDATION, PROBED);
        cuts = network.cuts().stream().map(CutPoint::name).toList();
        for (int task = 0; task < TASKS.size(); task++) {
          Probe probe = task == 0 ? new LinearProbe(memory) : new RidgeProbe(memory);
          List<ProbeResult> results = probes.fit(probe, TASKS.get(task));
          scores.get(task).add(percent(results));
          if (task == 0) {
            gaps.add(ClassGap.of(network.cuts(), results));
          }
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "%s, %d seeds: %s%n", title, seeds.size(), String.join(" · ", cuts));
    IntStream.range(0, TASKS.size())
        .forEach(
            task ->
                System.out.printf(
                    "  %-14s %s%n", TASKS.get(task), MeanAndDeviation.line(scores.get(task))));
    return gaps;
  }

  private static List<List<Double>> rows() {
    return new ArrayList<>();
  }

  private static List<Double> percent(List<ProbeResult> results) {
    return results.stream()
        .map(result -> 100 * result.test().value())
        .collect(Collectors.toUnmodifiableList());
  }
}
