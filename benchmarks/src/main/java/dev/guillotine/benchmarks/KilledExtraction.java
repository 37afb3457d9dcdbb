package dev.guillotine.benchmarks;

import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.standalone.stack.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The same extraction twice, each over an empty object store: once undisturbed, once with its
 * worker killed by SIGKILL five times in the middle. Prints the SHA-256 of both manifests, which
 * name every file by its digest and have to be equal. {@code
 * GUILLOTINE_EMBEDDING_SHARD_BYTES=8000000} in the environment makes it some dozen pieces.
 */
final class KilledExtraction {
  private static final int KILLS = 5;
  private static final RunSpecification RUN =
      SpecificationReader.fromYaml(
          """
          name: killed
          data: {set: objects, train: 30000, test: 4000}
          method: {name: random}
          checkpoints: {untrained: false}
          probes: {probes: [knn], tasks: [class], train: 24000, validation: 1000, test: 2000}
          """);

  private KilledExtraction() {}

  /** Extracts, kills and prints; takes about five minutes on two cores. */
  public static void main(String... arguments) throws Exception {
    String undisturbed;
    try (Laptop laptop = Laptop.start()) {
      undisturbed = manifest(laptop.run(RUN));
    }
    try (Laptop laptop = Laptop.start()) {
      Killer killer = new Killer(laptop);
      String disturbed = manifest(laptop.run(RUN, killer::look));
      System.out.println("undisturbed                    " + undisturbed);
      System.out.println("killed at images " + killer.killed + " " + disturbed);
      if (killer.killed.size() < KILLS || !undisturbed.equals(disturbed)) {
        System.out.println("NOT the same, or killed too seldom");
        System.exit(1);
      }
    }
  }

  /** Kills the worker each time that it has told of more images than before. */
  private static final class Killer {
    private final Laptop laptop;
    private final List<Long> killed = new ArrayList<>();
    private RunProgressed last;

    Killer(Laptop laptop) {
      this.laptop = laptop;
    }

    void look(RunView view) {
      Optional<RunProgressed> latest =
          view.progress().stream()
              .filter(word -> word.phase() == Phase.EXTRACTION)
              .max(Comparator.comparing(RunProgressed::occurredAt));
      if (latest.isPresent() && !latest.get().equals(last) && killed.size() < KILLS) {
        last = latest.get();
        killed.add(last.done());
        kill();
      }
    }

    private void kill() {
      try {
        laptop.kill(Service.EMBEDDING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Said once, or more than once in the same words. */
  private static String manifest(List<Event> events) {
    List<String> manifests =
        events.stream()
            .filter(FeaturesExtracted.class::isInstance)
            .map(FeaturesExtracted.class::cast)
            .map(extracted -> extracted.manifest().sha256())
            .distinct()
            .toList();
    if (manifests.size() != 1) {
      throw new IllegalStateException("one manifest was expected: " + manifests);
    }
    return manifests.get(0);
  }
}
