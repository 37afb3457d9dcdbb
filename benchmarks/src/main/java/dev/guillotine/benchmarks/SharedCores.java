package dev.guillotine.benchmarks;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.RunSpecification;
import java.util.List;
import java.util.Locale;

/**
 * How much slower a training step is while checkpoints of the same run are extracted and probed on
 * the same cores. Within one run such times alternate with times when training is alone.
 */
final class SharedCores {
  private static final RunSpecification RUN =
      SpecificationReader.fromYaml(
          """
          name: shared cores
          epochs: 40
          images: 1280
          checkpoints: {everyEpochs: 10}
          probes: {train: 1000, validation: 300, test: 500}
          """);

  private SharedCores() {}

  /** Measures and prints; takes about six minutes on two cores. */
  public static void main(String... arguments) throws Exception {
    List<Event> events;
    try (Laptop laptop = Laptop.start()) {
      events = laptop.run(RUN);
    }
    TrainingPace pace = new TrainingPace(events);
    Spread alone = Spread.of(pace.alone());
    System.out.println("training step alone             " + alone.in("ms"));
    for (Phase phase : List.of(Phase.EXTRACTION, Phase.PROBING)) {
      Spread shared = Spread.of(pace.during(phase));
      System.out.printf(
          Locale.ROOT,
          "training step during %-10s %s, ratio %.2f%n",
          phase.name().toLowerCase(Locale.ROOT),
          shared.in("ms"),
          shared.median() / alone.median());
    }
  }
}
