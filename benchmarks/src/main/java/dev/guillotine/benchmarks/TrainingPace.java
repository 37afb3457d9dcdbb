package dev.guillotine.benchmarks;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How long training steps took, from what a run said of itself: between two words on training,
 * about a second apart, lie some steps.
 *
 * @param events the checkpoints of one run and all words on its progress
 */
record TrainingPace(List<Event> events) {
  /** Steps at the beginning, while everything warms up, do not count. */
  private static final int WARM_UP = 20;

  /**
   * A stretch of time.
   *
   * @param begin first instant
   * @param end last instant
   */
  private record Window(Instant begin, Instant end) {
    boolean contains(Window other) {
      return !other.begin.isBefore(begin) && !other.end.isAfter(end);
    }

    boolean touches(Window other) {
      return !other.end.isBefore(begin) && !other.begin.isAfter(end);
    }
  }

  /** Milliseconds of each step that was made while a phase of another service went on. */
  List<Double> during(Phase phase) {
    List<Window> windows =
        checkpoints().map(published -> window(phase, published.checkpoint().epoch())).toList();
    return steps(step -> windows.stream().anyMatch(window -> window.contains(step)));
  }

  /** Milliseconds of each step that was made while no checkpoint was on its way to its scores. */
  List<Double> alone() {
    List<Window> windows =
        checkpoints()
            .map(
                published ->
                    new Window(
                        published.occurredAt(),
                        window(Phase.PROBING, published.checkpoint().epoch()).end()))
            .toList();
    return steps(step -> windows.stream().noneMatch(window -> window.touches(step)));
  }

  private List<Double> steps(Predicate<Window> choice) {
    List<RunProgressed> training =
        words(Phase.TRAINING).stream().filter(word -> word.done() >= WARM_UP).toList();
    List<Double> milliseconds = new ArrayList<>();
    for (int next = 1; next < training.size(); next++) {
      RunProgressed before = training.get(next - 1);
      RunProgressed after = training.get(next);
      long made = after.done() - before.done();
      if (made > 0 && choice.test(new Window(before.occurredAt(), after.occurredAt()))) {
        Duration took = Duration.between(before.occurredAt(), after.occurredAt());
        milliseconds.add(took.toNanos() / 1e6 / made);
      }
    }
    return milliseconds;
  }

  private Stream<CheckpointPublished> checkpoints() {
    return events.stream()
        .filter(CheckpointPublished.class::isInstance)
        .map(CheckpointPublished.class::cast);
  }

  /** From the begin of a phase of one checkpoint to the last word on it. */
  private Window window(Phase phase, int epoch) {
    List<RunProgressed> words =
        words(phase).stream().filter(word -> word.epoch() == epoch).toList();
    RunProgressed first = words.get(0);
    return new Window(
        first.occurredAt().minusMillis(Math.round(1e3 * first.elapsedSeconds())),
        words.get(words.size() - 1).occurredAt());
  }

  private List<RunProgressed> words(Phase phase) {
    return events.stream()
        .filter(RunProgressed.class::isInstance)
        .map(RunProgressed.class::cast)
        .filter(word -> word.phase() == phase)
        .sorted(Comparator.comparing(RunProgressed::occurredAt))
        .toList();
  }
}
