package dev.guillotine.benchmarks;

import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.embedding.extraction.ForwardPass;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.representation.data.ChannelStatistics;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.CutPass;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What it costs to have every cut: images a second through an evaluation pass that gives the last
 * cut alone, all cuts, and one pass for each cut, in turns; and the same of PyTorch in Python with
 * forward hooks, where it is there. Images are normalised beforehand, features end in the memory of
 * the program and are not written to files. Takes width (64), batch (256) and rounds (8).
 */
final class ExtractionThroughput {
  private static final String PROGRAM = "extract.py";

  private ExtractionThroughput() {}

  /** One batch, some way. */
  @FunctionalInterface
  private interface Way {
    double seconds() throws IOException, WorkFailure;
  }

  /** Measures and prints. */
  public static void main(String... arguments) throws Exception {
    int width = number(arguments, 0, 64);
    int batch = number(arguments, 1, 256);
    int rounds = number(arguments, 2, 8);
    int threads = Runtime.getRuntime().availableProcessors();
    ComputeEngine engine = ComputeEngine.start(threads);
    try (DataSet set = StudySets.open(new DataSource.Objects(null, null, null, null));
        Network network = Network.initialised(definition(width, set.train()), 1, engine)) {
      SampleBatch images = images(set.train(), batch, threads);
      List<CutPoint> cuts = network.definition().cutPoints();
      System.out.printf(
          "ResNet-18 of width %d, %d images of 32 pixels a batch, %d threads, %d cuts, %d bytes of"
              + " features an image%n",
          width, batch, threads, cuts.size(), bytes(cuts));
      Map<String, Way> ways = ours(network, cuts, images, engine);
      if (PythonPeer.has("torch", "numpy")) {
        Path root = Path.of(System.getProperty("guillotine.root"));
        try (PythonPeer peer =
            PythonPeer.start(root, PROGRAM, NpyBytes.file(set.train()), width, batch, threads)) {
          ways.put("Python, last cut", () -> peer.ask("last")[0]);
          ways.put("Python, all cuts", () -> peer.ask("all")[0]);
          measure(ways, batch, rounds);
        }
      } else {
        System.out.println("Python is skipped: it is not there with torch and numpy");
        measure(ways, batch, rounds);
      }
    }
  }

  private static int number(String[] arguments, int place, int standard) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : standard;
  }

  private static NetworkDefinition definition(int width, Samples images) {
    return NetworkDefinition.of(
        new Architecture(
            new Backbone.ResNet18(width, null),
            new Projector(null, null, null),
            null,
            images.shape()));
  }

  private static SampleBatch images(Samples samples, int batch, int threads) {
    SampleBatch images = SampleBatch.direct(samples.shape(), batch);
    try (Workers workers = new Workers(threads)) {
      new Normaliser(samples.shape(), ChannelStatistics.of(samples))
          .write(samples, IntStream.range(0, batch).toArray(), images, workers);
    }
    return images;
  }

  private static int bytes(List<CutPoint> cuts) {
    return Float.BYTES * cuts.stream().mapToInt(CutPoint::dimension).sum();
  }

  private static Map<String, Way> ours(
      Network network, List<CutPoint> cuts, SampleBatch images, ComputeEngine engine) {
    List<ForwardPass> each = cuts.stream().map(cut -> pass(network, List.of(cut), engine)).toList();
    ForwardPass last = each.get(each.size() - 1);
    ForwardPass all = pass(network, cuts, engine);
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("last cut", () -> timed(List.of(last), images));
    ways.put("all cuts", () -> timed(List.of(all), images));
    ways.put("a pass for each cut", () -> timed(each, images));
    return ways;
  }

  private static ForwardPass pass(Network network, List<CutPoint> cuts, ComputeEngine engine) {
    CutPass pass = network.at(cuts);
    return ForwardPass.through(pass::embed, engine::newManager);
  }

  private static double timed(List<ForwardPass> passes, SampleBatch images) throws WorkFailure {
    long began = System.nanoTime();
    for (ForwardPass pass : passes) {
      pass.embed(images, images.slots());
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static void measure(Map<String, Way> ways, int batch, int rounds)
      throws IOException, WorkFailure {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        double taken = way.getValue().seconds();
        if (round >= 0) {
          seconds.computeIfAbsent(way.getKey(), any -> new ArrayList<>()).add(taken);
        }
      }
    }
    seconds.forEach(
        (way, taken) ->
            System.out.printf(
                "%-20s %s%n",
                way, Spread.of(taken.stream().map(one -> batch / one).toList()).in("images/s")));
    ratio("all cuts / last cut, time", seconds.get("all cuts"), seconds.get("last cut"));
    if (seconds.containsKey("Python, all cuts")) {
      ratio("speed / Python's, last cut", seconds.get("Python, last cut"), seconds.get("last cut"));
      ratio("speed / Python's, all cuts", seconds.get("Python, all cuts"), seconds.get("all cuts"));
    }
  }

  private static void ratio(String title, List<Double> above, List<Double> below) {
    Spread ratios =
        Spread.of(
            IntStream.range(0, above.size())
                .mapToObj(round -> above.get(round) / below.get(round))
                .toList());
    System.out.printf(
        Locale.ROOT,
        "%-28s %.3f (quartiles %.3f to %.3f)%n",
        title,
        ratios.median(),
        ratios.lower(),
        ratios.upper());
  }
}
