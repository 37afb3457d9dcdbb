package dev.guillotine.benchmarks;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.probe.fit.LinearProbe;
import dev.guillotine.probe.fit.NearestNeighbourProbe;
import dev.guillotine.probe.fit.ProbeResult;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.network.ComputeEngine;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every method on the same real images: accuracy of the nearest neighbours and of a linear probe at
 * the trunk's output and at the projector's, beside the untrained network's. Takes the path of
 * Fashion-MNIST's or CIFAR-10's folder, as {@code idx} or {@code cifar10} before it says, then the
 * number of epochs (6) and methods, separated by commas (all).
 */
final class MethodStudy {
  private static final int VALIDATION = 1_000;
  private static final int PROBED = 4_000;

  private static final String RECIPE =
      """
      data: {set: %s, path: "%s"}
      method: %s
      backbone: {name: resnet18, width: 16}
      projector: %s
      optimizer: %s
      epochs: %d
      batch: 256
      images: 10000
      probes: {validation: %d}
      """;

  /**
   * What differs between methods.
   *
   * @param method as a specification has it
   * @param projector as a specification has it
   * @param optimizer as a specification has it
   * @param times how many times as many epochs as the others get
   */
  private record Recipe(String method, String projector, String optimizer, int times) {
    Recipe(String method, String projector, String optimizer) {
      this(method, projector, optimizer, 1);
    }
  }

  private static final String ADAMW = "{name: adamw, rate: 0.002}";

  /** For BYOL and SimSiam, which learn more here with it than with AdamW. */
  private static final String SGD = "{name: sgd, rate: 0.4}";

  private static final String THREE = "{widths: [256, 256, 128]}";
  private static final String WIDE = "{widths: [512, 512, 512]}";
  private static final Map<String, Recipe> RECIPES = new LinkedHashMap<>();

  static {
    RECIPES.put("random", new Recipe("{name: random}", THREE, ADAMW));
    RECIPES.put("simclr", new Recipe("{name: simclr}", THREE, ADAMW));
    RECIPES.put("vicreg", new Recipe("{name: vicreg}", WIDE, ADAMW));
    RECIPES.put("barlow-twins", new Recipe("{name: barlow-twins}", WIDE, ADAMW, 2));
    RECIPES.put(
        "byol",
        new Recipe("{name: byol, momentum: 0.9, hidden: 256}", "{widths: [256, 128]}", SGD, 2));
    RECIPES.put(
        "simsiam",
        new Recipe(
            "{name: simsiam, hidden: 64}", "{widths: [256, 256], output: normalised}", SGD, 3));
    RECIPES.put("supcon", new Recipe("{name: supcon}", THREE, ADAMW));
    RECIPES.put("supervised", new Recipe("{name: supervised}", THREE, ADAMW));
    RECIPES.put(
        "supervised, no projector", new Recipe("{name: supervised}", "{widths: []}", ADAMW));
  }

  private MethodStudy() {}

  /** Trains one network for each method and prints a table. */
  public static void main(String... arguments) throws IOException {
    String kind = arguments[0];
    String path = arguments[1];
    int epochs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 6;
    Map<String, Recipe> recipes = new LinkedHashMap<>(RECIPES);
    if (arguments.length > 3) {
      recipes.keySet().retainAll(List.of(arguments[3].split(",")));
    }
    ComputeEngine engine = ComputeEngine.start(Runtime.getRuntime().availableProcessors());
    RunSpecification any = recipe(kind, path, RECIPES.get("random"), epochs);
    try (DataSet set = StudySets.open(any.data());
        NDManager memory = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      System.out.printf(
          "%s, 10,000 images: accuracy in %% (standard error)%n", set.identity().name());
      System.out.println(
          "method               epochs   kNN trunk   projector     linear trunk   projector   min");
      for (Map.Entry<String, Recipe> recipe : recipes.entrySet()) {
        RunSpecification run = recipe(kind, path, recipe.getValue(), epochs);
        long began = System.nanoTime();
        try (NetworkFeatures network = StudyRun.train(recipe.getKey(), run, set, engine)) {
          double minutes = (System.nanoTime() - began) / 6e10;
          CutProbes probes = new CutProbes(network, set, VALIDATION, PROBED);
          int trunk = network.backbone();
          int end = trunk + run.projector().widths().size();
          List<ProbeResult> nearest = probes.fit(new NearestNeighbourProbe(memory), "class");
          List<ProbeResult> linear = probes.fit(new LinearProbe(memory), "class");
          System.out.printf(
              Locale.ROOT,
              "%-24s %3d  %s  %s    %s  %s  %4.1f%n",
              recipe.getKey(),
              run.epochs(),
              percent(nearest.get(trunk)),
              percent(nearest.get(end)),
              percent(linear.get(trunk)),
              percent(linear.get(end)),
              minutes);
        }
      }
    }
  }

  private static RunSpecification recipe(String kind, String path, Recipe recipe, int epochs) {
    return SpecificationReader.fromYaml(
        RECIPE.formatted(
            kind,
            path,
            recipe.method,
            recipe.projector,
            recipe.optimizer,
            epochs * recipe.times,
            VALIDATION));
  }

  private static String percent(ProbeResult result) {
    return String.format(
        Locale.ROOT,
        "%5.1f (%.1f)",
        100 * result.test().value(),
        100 * result.test().standardError());
  }
}
