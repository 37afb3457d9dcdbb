package dev.guillotine.benchmarks;

import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ChannelStatistics;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.SampleTensor;
import dev.guillotine.trainer.training.Learner;
import dev.guillotine.trainer.training.Part;
import dev.guillotine.trainer.training.Pretraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Training against PyTorch in Python, in turns on the same machine: the same network, batch,
 * threads and memory layout, first on views that are there already, then with views made as it
 * goes; Python once as it comes and once with the settings of the allocator that our trainer is
 * given. Then, where the time of a step with views goes. Takes width (16), batch (128), precision
 * (f32) and rounds (8); needs {@code torch}, {@code torchvision} and {@code numpy}, and says so
 * where they are absent.
 */
final class TrainingThroughput {
  /** Long turns, so that what a peer makes ahead while it waits does not count for much. */
  private static final int STEPS = 16;

  private static final int IMAGES = 5_000;
  private static final String PROGRAM = "train.py";

  private static final String RECIPE =
      """
      backbone: {name: resnet18, width: %d}
      batch: %d
      images: %d
      epochs: 1000
      step: {precision: %s}
      """;

  private TrainingThroughput() {}

  /** One turn: so many steps. */
  @FunctionalInterface
  private interface Turn {
    void make(long steps) throws IOException;
  }

  /** Measures and prints. */
  public static void main(String... arguments) throws Exception {
    int width = number(arguments, 0, 16);
    int batch = number(arguments, 1, 128);
    String precision = arguments.length > 2 ? arguments[2] : "f32";
    int rounds = number(arguments, 3, 8);
    if (!PythonPeer.has("torch", "torchvision", "numpy")) {
      System.out.println("skipped: python3 with torch, torchvision and numpy is not there");
      return;
    }
    int threads = Runtime.getRuntime().availableProcessors();
    ComputeEngine engine = ComputeEngine.start(threads);
    RunSpecification run =
        SpecificationReader.fromYaml(RECIPE.formatted(width, batch, IMAGES, precision));
    Path root = Path.of(System.getProperty("guillotine.root"));
    try (DataSet set = StudySets.open(run.data())) {
      Samples images = new Splits(set, 1_000).samples(Split.TRAIN).first(IMAGES);
      Path file = NpyBytes.file(images);
      System.out.printf(
          "ResNet-18 of width %d, 2 × %d views of 32 pixels, %s, %d threads%n",
          width, batch, precision, threads);
      Object[] settings = {file, width, batch, threads, precision};
      try (Peers peers = Peers.start(root, settings, "none");
          FixedViews fixed = new FixedViews(run, images, engine)) {
        compare("training step", fixed::make, peers, rounds, batch);
      }
      try (Peers peers = Peers.start(root, settings, "simclr");
          Pretraining training = new Pretraining(run, set, engine)) {
        MadeViews made = new MadeViews(training);
        compare("step with views", made::make, peers, rounds, batch);
        made.printShares();
      }
    }
  }

  private static int number(String[] arguments, int place, int standard) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : standard;
  }

  /** Python as it comes, and with our allocator's settings. */
  private record Peers(PythonPeer plain, PythonPeer tuned) implements AutoCloseable {
    static Peers start(Path root, Object[] settings, String views) throws IOException {
      List<Object> arguments = new ArrayList<>(List.of(settings));
      arguments.add(views);
      PythonPeer plain = PythonPeer.startPlain(root, PROGRAM, arguments.toArray());
      return new Peers(plain, PythonPeer.start(root, PROGRAM, arguments.toArray()));
    }

    @Override
    public void close() {
      plain.close();
      tuned.close();
    }
  }

  private static void compare(String title, Turn java, Peers peers, int rounds, int batch)
      throws IOException {
    String steps = Integer.toString(STEPS);
    java.make(STEPS);
    peers.plain().ask(steps);
    peers.tuned().ask(steps);
    List<Double> ours = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    List<Double> tuned = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      long began = System.nanoTime();
      java.make(STEPS);
      ours.add((System.nanoTime() - began) / 1e9);
      plain.add(peers.plain().ask(steps)[0]);
      tuned.add(peers.tuned().ask(steps)[0]);
    }
    System.out.printf("%s: %s%n", title, speed(ours, batch));
    printRatio("Python", plain, ours, batch);
    printRatio("Python with our allocator's settings", tuned, ours, batch);
  }

  private static void printRatio(String peer, List<Double> theirs, List<Double> ours, int batch) {
    List<Double> ratios =
        IntStream.range(0, ours.size())
            .mapToObj(round -> 100 * theirs.get(round) / ours.get(round))
            .toList();
    System.out.printf(
        "  %s: %s; ratio in turns: %s%n", peer, speed(theirs, batch), Spread.of(ratios).in("%"));
  }

  private static String speed(List<Double> seconds, int batch) {
    return Spread.of(seconds.stream().map(taken -> 2.0 * batch * STEPS / taken).toList())
        .in("views/s");
  }

  /** Steps on the same views over and over. */
  private static final class FixedViews implements AutoCloseable {
    private final Learner learner;
    private final List<Part> parts;
    private long step;

    FixedViews(RunSpecification run, Samples images, ComputeEngine engine) {
      SampleBatch views = SampleBatch.direct(images.shape(), 2 * run.batch());
      try (Workers workers = new Workers(engine.threads())) {
        new Normaliser(images.shape(), ChannelStatistics.of(images))
            .write(images, IntStream.range(0, 2 * run.batch()).toArray(), views, workers);
      }
      this.parts =
          List.of(new Part(manager -> SampleTensor.of(views, views.slots(), manager), null, null));
      this.learner =
          new Learner(
              run,
              new Architecture(run.backbone(), run.projector(), null, images.shape()),
              100_000,
              OptionalInt.empty(),
              engine);
    }

    void make(long steps) {
      for (long made = 0; made < steps; made++) {
        learner.step(step++, parts, false);
      }
    }

    @Override
    public void close() {
      learner.close();
    }
  }

  /** Steps of a run. */
  private static final class MadeViews {
    private final Pretraining training;
    private final Map<String, List<Double>> shares = new TreeMap<>();
    private long step;

    MadeViews(Pretraining training) {
      this.training = training;
    }

    void make(long steps) {
      for (long made = 0; made < steps; made++) {
        boolean measured = made == steps - 1;
        training
            .step(step++, measured)
            .metrics()
            .forEach(
                (name, value) -> {
                  if (name.startsWith("share.")) {
                    shares.computeIfAbsent(name, any -> new ArrayList<>()).add(100 * value);
                  }
                });
      }
    }

    void printShares() {
      shares.forEach(
          (name, values) ->
              System.out.printf(
                  Locale.ROOT, "  %-10s %s%n", name.substring(6), Spread.of(values).in("%")));
    }
  }
}
