package dev.guillotine.benchmarks;

import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.standalone.stack.Service;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The same training twice: once undisturbed, once with its trainer killed by SIGKILL at ten random
 * steps. Prints the SHA-256 of both final weights, which have to be equal. With {@code
 * GUILLOTINE_TRAINER_RECOVERY_INTERVAL=2s} in the environment less is trained twice.
 */
final class KilledTraining {
  private static final int KILLS = 10;
  private static final RunSpecification RUN =
      SpecificationReader.fromYaml(
          """
          name: killed
          data: {set: objects, train: 1200, test: 200, size: 16}
          method: {name: byol, hidden: 32}
          backbone: {name: resnet18, width: 4}
          projector: {widths: [32, 16]}
          epochs: 200
          batch: 64
          images: 1000
          checkpoints: {untrained: false}
          probes: {probes: [knn], tasks: [class], train: 200, validation: 100, test: 100}
          """);

  private KilledTraining() {}

  /** Trains, kills and prints; takes about eight minutes on two cores. */
  public static void main(String... arguments) throws Exception {
    try (Laptop laptop = Laptop.start()) {
      String undisturbed = digest(laptop.run(RUN));
      Killer killer = new Killer(laptop, new SplittableRandom());
      String disturbed = digest(laptop.run(RUN, killer::look));
      System.out.println("undisturbed                   " + undisturbed);
      System.out.println("killed at steps " + killer.killed + " " + disturbed);
      if (killer.killed.size() < KILLS || !undisturbed.equals(disturbed)) {
        System.out.println("NOT the same, or killed too seldom");
        System.exit(1);
      }
    }
  }

  /** Kills the trainer as soon as it has told of a step at or beyond the next one on its list. */
  private static final class Killer {
    private final Laptop laptop;
    private final SplittableRandom random;
    private final Deque<Long> killed = new ArrayDeque<>();
    private Deque<Long> planned;

    Killer(Laptop laptop, SplittableRandom random) {
      this.laptop = laptop;
      this.random = random;
    }

    void look(RunView view) {
      view.progress().stream()
          .filter(word -> word.phase() == Phase.TRAINING)
          .max(Comparator.comparingLong(RunProgressed::done))
          .ifPresent(this::hear);
    }

    private void hear(RunProgressed latest) {
      if (planned == null) {
        planned = plan(latest.total());
      }
      if (!planned.isEmpty() && latest.done() >= planned.element()) {
        planned.remove();
        killed.add(latest.done());
        kill();
      }
    }

    private Deque<Long> plan(long total) {
      return new ArrayDeque<>(random.longs(KILLS, 1, total * 9 / 10).sorted().boxed().toList());
    }

    private void kill() {
      try {
        laptop.kill(Service.TRAINER);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String digest(List<Event> events) {
    return events.stream()
        .filter(CheckpointPublished.class::isInstance)
        .map(CheckpointPublished.class::cast)
        .filter(published -> published.checkpoint().last())
        .map(published -> published.checkpoint().digest())
        .findFirst()
        .orElseThrow();
  }
}
