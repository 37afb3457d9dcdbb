package dev.guillotine.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.probe.fit.Classes;
import dev.guillotine.probe.fit.CutFeatures;
import dev.guillotine.probe.fit.LinearProbe;
import dev.guillotine.probe.fit.NearestNeighbourProbe;
import dev.guillotine.probe.fit.Probe;
import dev.guillotine.probe.fit.ProbeData;
import dev.guillotine.probe.fit.ProbeResult;
import dev.guillotine.representation.network.ComputeEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a probe takes: all penalties (all numbers of neighbours) fitted on n rows and scored on n/4,
 * the best fitted once more on both and scored on n/4 others; for cuts of several widths, in turns
 * with scikit-learn on the same numbers and candidates where it is there. And how far that is from
 * the floor: the arithmetic of the passes that it took, at the rate of a large matrix product.
 * Takes n (10,000), classes (10), widths separated by commas (64,128,256,512,2048) and rounds (3).
 */
final class ProbeSpeed {
  private static final String PROGRAM = "probe.py";

  private ProbeSpeed() {}

  /** Measures and prints. */
  public static void main(String... arguments) throws Exception {
    int rows = number(arguments, 0, 10_000);
    int classes = number(arguments, 1, 10);
    int[] widths =
        Arrays.stream((arguments.length > 2 ? arguments[2] : "64,128,256,512,2048").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    int rounds = number(arguments, 3, 3);
    int threads = Runtime.getRuntime().availableProcessors();
    ComputeEngine engine = ComputeEngine.start(threads);
    boolean python = PythonPeer.has("sklearn", "numpy");
    if (!python) {
      System.out.println("Python is skipped: it is not there with scikit-learn and numpy");
    }
    System.out.printf("%d rows, %d classes, %d threads%n", rows, classes, threads);
    Map<String, Totals> totals = new LinkedHashMap<>();
    for (int width : widths) {
      ProbeData data = new TeacherFeatures(width, classes).data(rows, rows / 4, rows / 4);
      for (String kind : List.of("linear", "knn")) {
        Turns turns = new Turns(kind, data, engine, threads, python);
        Totals all = totals.computeIfAbsent(kind, any -> new Totals(rounds));
        turns.measure(rounds, all);
      }
    }
    totals.forEach((kind, all) -> System.out.println(all.line(kind)));
  }

  private static int number(String[] arguments, int place, int standard) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : standard;
  }

  /** One probe on one cut, here and in Python. */
  private record Turns(
      String kind, ProbeData data, ComputeEngine engine, int threads, boolean python) {

    void measure(int rounds, Totals totals) throws IOException {
      int width = data.features().train().columns();
      List<Double> here = new ArrayList<>();
      List<Double> there = new ArrayList<>();
      double rate = rate();
      ProbeResult result = run(new ArrayList<>());
      double[] peer = new double[3];
      if (python) {
        Path root = Path.of(System.getProperty("guillotine.root"));
        Path file = RawFeatures.write(data);
        try (PythonPeer started = PythonPeer.start(root, PROGRAM, file, kind, threads)) {
          for (int round = 0; round < rounds; round++) {
            result = run(here);
            peer = started.ask("go");
            there.add(peer[0]);
          }
        }
      } else {
        for (int round = 0; round < rounds; round++) {
          result = run(here);
        }
      }
      totals.add(here, there);
      System.out.printf(
          Locale.ROOT,
          "%-6s d %4d: %.2f s (%.1f times the floor), validation %.2f, test %.2f %s%s%n",
          kind,
          width,
          Spread.of(here).median(),
          Spread.of(here).median() * rate / operations(result),
          100 * result.validation(),
          100 * result.test().value(),
          result.hyperParameters(),
          python
              ? String.format(
                  Locale.ROOT,
                  "; Python %.2f s, %.1f times, validation %.2f, test %.2f",
                  Spread.of(there).median(),
                  Spread.of(there).median() / Spread.of(here).median(),
                  100 * peer[1],
                  100 * peer[2])
              : "");
    }

    /** Anew, so that nothing is left of the round before. */
    private ProbeResult run(List<Double> seconds) {
      ProbeData fresh =
          new ProbeData(
              new CutFeatures(
                  data.features().train(), data.features().validation(), data.features().test()),
              data.train(),
              data.validation(),
              data.test());
      long began = System.nanoTime();
      try (NDManager memory = engine.newManager()) {
        Probe probe =
            kind.equals("linear") ? new LinearProbe(memory) : new NearestNeighbourProbe(memory);
        ProbeResult result = probe.fit(fresh, () -> {});
        seconds.add((System.nanoTime() - began) / 1e9);
        return result;
      }
    }

    /** Multiplications and additions that the result took at least. */
    private double operations(ProbeResult result) {
      double train = data.train().rows();
      double all = data.fitted();
      double width = data.features().train().columns();
      if (kind.equals("knn")) {
        return 2 * width * (train * data.validation().rows() + all * data.test().rows());
      }
      Map<String, Double> passes = result.diagnostics();
      double outputs = ((Classes) data.train()).classes();
      double candidates = passes.get("candidateIterations") + passes.get("candidates");
      double covariance = Math.min(train, Math.max(4_096, 2 * width)) * width * width;
      return 4 * width * outputs * (train * candidates + all * (passes.get("iterations") + 1))
          + covariance
          + 2 * width * width * width;
    }

    /** Operations a second of a product of two matrices of 2,048 rows. */
    private double rate() {
      try (NDManager memory = engine.newManager()) {
        NDArray matrix = memory.randomNormal(new Shape(2_048, 2_048));
        double best = 0;
        for (int round = 0; round < 8; round++) {
          long began = System.nanoTime();
          matrix.matMul(matrix).close();
          best = Math.max(best, 2 * Math.pow(2_048, 3) / ((System.nanoTime() - began) / 1e9));
        }
        return best;
      }
    }
  }

  /** Seconds of each round, over all widths. */
  private static final class Totals {
    private final double[] here;
    private final double[] there;

    Totals(int rounds) {
      here = new double[rounds];
      there = new double[rounds];
    }

    void add(List<Double> ofHere, List<Double> ofThere) {
      for (int round = 0; round < here.length; round++) {
        here[round] += ofHere.get(round);
        there[round] += ofThere.isEmpty() ? 0 : ofThere.get(round);
      }
    }

    String line(String kind) {
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < here.length; round++) {
        ratios.add(there[round] / here[round]);
      }
      Spread own = Spread.of(Arrays.stream(here).boxed().toList());
      Spread ratio = Spread.of(ratios);
      String alone =
          String.format(
              Locale.ROOT,
              "%s, all widths: %.2f s (%.2f to %.2f)",
              kind,
              own.median(),
              own.lower(),
              own.upper());
      return ratio.median() == 0
          ? alone
          : alone
              + String.format(
                  Locale.ROOT,
                  "; Python takes %.1f (%.1f to %.1f) times as long",
                  ratio.median(),
                  ratio.lower(),
                  ratio.upper());
    }
  }
}
