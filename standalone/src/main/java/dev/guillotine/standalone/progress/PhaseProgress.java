package dev.guillotine.standalone.progress;

import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.specification.RunSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far one phase of a run has come. Training is one stretch of work; extraction and probing are
 * one stretch for each published checkpoint.
 *
 * @param phase which
 * @param stretches of work in all, at least 1
 * @param reports the latest word on each stretch that has begun, in the order of checkpoints
 */
record PhaseProgress(Phase phase, int stretches, List<RunProgressed> reports) {

  /** The progress of a phase of a run. */
  static PhaseProgress of(RunView run, Phase phase) {
    List<RunProgressed> reports =
        run.progress().stream()
            .filter(report -> report.phase() == phase)
            .sorted(Comparator.comparing(RunProgressed::stretch))
            .toList();
    if (phase == Phase.TRAINING) {
      int last = Math.max(0, reports.size() - 1);
      return new PhaseProgress(phase, 1, reports.subList(last, reports.size()));
    }
    return new PhaseProgress(phase, Math.max(checkpoints(run), reports.size()), reports);
  }

  /**
   * How many checkpoints are published in all: the first one tells. Until then the last one is sure
   * to come, and the untrained network where it is asked for.
   */
  private static int checkpoints(RunView run) {
    RunSpecification specification = run.specification();
    boolean trained = specification.method().views() > 0;
    int sure = trained && specification.checkpoints().untrained() ? 2 : 1;
    return run.checkpoints() > 0 ? run.checkpoints() : sure;
  }

  /** Share of the work that is done, 0 to 1. */
  double fraction() {
    return Math.min(1, reports.stream().mapToDouble(PhaseProgress::fraction).sum() / stretches);
  }

  /** Whether nothing of this phase is left to do. */
  boolean done() {
    return reports.size() == stretches && reports.stream().allMatch(PhaseProgress::done);
  }

  /** The stretch that was heard of last; none when the phase has not begun. */
  Optional<RunProgressed> latest() {
    return reports.stream().max(Comparator.comparing(RunProgressed::occurredAt));
  }

  /** How many stretches have begun or are done. */
  int begun() {
    return reports.size();
  }

  /** Time that the work took so far, as those who did it say. */
  Duration elapsed() {
    return seconds(reports.stream().mapToDouble(RunProgressed::elapsedSeconds).sum());
  }

  /** Units per second of the stretch at work; none before its pace is known. */
  OptionalDouble pace() {
    return latest().stream()
        .filter(report -> report.remainingSeconds() > 0)
        .mapToDouble(report -> (report.total() - report.done()) / report.remainingSeconds())
        .findFirst();
  }

  /** Time that the stretch at work will still take, from its pace when it was last heard of. */
  Optional<Duration> remaining(Instant now) {
    return latest()
        .filter(report -> report.done() > 0 && !done(report))
        .map(report -> seconds(report.remainingSeconds()).minus(since(report, now)))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }

  private static Duration since(RunProgressed report, Instant now) {
    return Duration.between(report.occurredAt(), now);
  }

  private static double fraction(RunProgressed report) {
    return report.total() == 0 ? 1 : (double) report.done() / report.total();
  }

  private static boolean done(RunProgressed report) {
    return report.done() == report.total();
  }

  /** A time that is told in seconds. */
  static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }
}
