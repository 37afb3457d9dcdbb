package dev.guillotine.benchmarks;

import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long training steps took, from what a run said of its progress: between two words on training
 * lie some steps, each about one second apart from the next.
 *
 * @param words all that was said of one run
 */
record TrainingPace(List<RunProgressed> words) {

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
    List<Window> windows = windows(phase);
    return steps(step -> windows.stream().anyMatch(window -> window.contains(step)));
  }

  /** Milliseconds of each step that was made while no other service was at work. */
  List<Double> alone() {
    List<Window> windows = new ArrayList<>(windows(Phase.EXTRACTION));
    windows.addAll(windows(Phase.PROBING));
    return steps(step -> windows.stream().noneMatch(window -> window.touches(step)));
  }

  private interface Choice {
    boolean takes(Window step);
  }

  private List<Double> steps(Choice choice) {
    List<RunProgressed> training = of(Phase.TRAINING);
    List<Double> milliseconds = new ArrayList<>();
    for (int next = 1; next < training.size(); next++) {
      RunProgressed before = training.get(next - 1);
      RunProgressed after = training.get(next);
      long made = after.done() - before.done();
      if (made > 0 && choice.takes(new Window(before.occurredAt(), after.occurredAt()))) {
        Duration took = Duration.between(before.occurredAt(), after.occurredAt());
        milliseconds.add(took.toNanos() / 1e6 / made);
      }
    }
    return milliseconds;
  }

  /** One for each checkpoint: from the begin of the first attempt to the last word. */
  private List<Window> windows(Phase phase) {
    return of(phase).stream()
        .map(RunProgressed::epoch)
        .distinct()
        .map(
            epoch -> {
              List<RunProgressed> one =
                  of(phase).stream().filter(word -> word.epoch() == epoch).toList();
              RunProgressed first = one.get(0);
              return new Window(
                  first.occurredAt().minusMillis(Math.round(1e3 * first.elapsedSeconds())),
                  one.get(one.size() - 1).occurredAt());
            })
        .toList();
  }

  private List<RunProgressed> of(Phase phase) {
    return words.stream()
        .filter(word -> word.phase() == phase)
        .sorted(Comparator.comparing(RunProgressed::occurredAt))
        .toList();
  }
}
