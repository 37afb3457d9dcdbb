package dev.guillotine.benchmarks;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.probe.fit.Classes;
import dev.guillotine.probe.fit.CutFeatures;
import dev.guillotine.probe.fit.FeatureMatrix;
import dev.guillotine.probe.fit.LinearProbe;
import dev.guillotine.probe.fit.ProbeData;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.corruption.CorruptedImages;
import dev.guillotine.representation.data.corruption.CorruptionKind;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.random.RandomAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What each corruption does to the accuracy of a clean linear probe at the backbone's output of a
 * network that was trained by quickstart's recipe: on the generated objects, or on CIFAR-10 in the
 * folder that is given.
 */
final class CorruptionDamage {
  private static final int TRAIN = 3_000;
  private static final int VALIDATION = 500;
  private static final int TEST = 1_000;

  private final DataSet set;
  private final Splits splits;
  private final NetworkFeatures backbone;
  private final NDManager memory;
  private final FeatureMatrix train;
  private final FeatureMatrix validation;

  private CorruptionDamage(DataSet set, NetworkFeatures backbone, NDManager memory) {
    this.set = set;
    this.splits = new Splits(set, VALIDATION);
    this.backbone = backbone;
    this.memory = memory;
    this.train = features(images(Split.TRAIN, TRAIN));
    this.validation = features(images(Split.VALIDATION, VALIDATION));
  }

  /** Trains, measures and prints; takes about six minutes on two cores. */
  public static void main(String... arguments) throws Exception {
    DataSource source =
        arguments.length == 0
            ? new DataSource.Objects(null, null, null, null)
            : new LocatedSource.Cifar10(Path.of(arguments[0]).toAbsolutePath().toString());
    ComputeEngine engine = ComputeEngine.start(Runtime.getRuntime().availableProcessors());
    try (DataSet set = StudySets.open(source);
        NetworkFeatures backbone = trained(set, engine);
        NDManager memory = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      new CorruptionDamage(set, backbone, memory).print();
    }
  }

  private static NetworkFeatures trained(DataSet set, ComputeEngine engine) throws IOException {
    RunSpecification run =
        SpecificationReader.fromYaml(
            """
            views: {jitter: {probability: 1, saturation: 0.8, hue: 0.5}}
            probes: {validation: %d}
            """
                .formatted(VALIDATION));
    return StudyRun.train("pretraining", run, set, engine);
  }

  private FeatureMatrix features(Samples samples) {
    return backbone.of(samples).get(backbone.backbone());
  }

  private Samples images(Split split, int most) {
    return splits.samples(split).first(most);
  }

  private void print() {
    Samples clean = images(Split.TEST, TEST);
    System.out.printf(
        Locale.ROOT,
        "%s: accuracy in %% of %d test images, clean %.1f; standard error at most 1.6%n",
        set.identity().name(),
        clean.size(),
        accuracy(clean));
    System.out.println("severity                1      2      3      4      5");
    for (CorruptionKind kind : CorruptionKind.values()) {
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-17s", kind.text()));
      for (int severity = 1; severity <= CorruptionKind.SEVERITIES; severity++) {
        Samples hurt = new CorruptedImages(clean, kind, severity, RandomAddress.of(0, "damage"));
        line.append(String.format(Locale.ROOT, " %6.1f", accuracy(hurt)));
      }
      System.out.println(line);
    }
  }

  private double accuracy(Samples test) {
    ProbeData data =
        new ProbeData(
            new CutFeatures(train, validation, features(test)),
            classes(images(Split.TRAIN, TRAIN)),
            classes(images(Split.VALIDATION, VALIDATION)),
            classes(test));
    return 100 * new LinearProbe(memory).fit(data, () -> {}).test().value();
  }

  private Classes classes(Samples samples) {
    Targets.Classes targets = (Targets.Classes) samples.targets("class");
    return new Classes(targets.values(), set.stratification().orElseThrow().classes());
  }
}
