package dev.guillotine.gateway.view;

import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has been heard of a run, in so far as its status follows from it. The order in which it was
 * heard does not matter.
 *
 * @param updatedAt when anything was last heard
 * @param heard the types of event
 * @param checkpoints how many checkpoints the run publishes, 0 while that is not known
 * @param recommended what has a recommendation
 */
record RunTrace(
    Instant updatedAt, Set<EventType> heard, int checkpoints, Set<Recommendation> recommended) {
  RunTrace {
    heard = Set.copyOf(heard);
    recommended = Set.copyOf(recommended);
  }

  /**
   * That a cut was recommended.
   *
   * @param step what the checkpoint is known by
   * @param task which target was predicted
   * @param probe the readout
   * @param siblings how many recommendations the checkpoint gets, this one included
   */
  record Recommendation(long step, String task, ProbeKind probe, int siblings) {}

  /** What no two recommendations for one checkpoint share. */
  private record Question(String task, ProbeKind probe) {}

  /**
   * The trace of one type of event.
   *
   * @param checkpoints how many it says that the run publishes, 0 if it says nothing of it
   */
  static RunTrace of(Instant updatedAt, EventType heard, int checkpoints) {
    return new RunTrace(updatedAt, Set.of(heard), checkpoints, Set.of());
  }

  /**
   * The trace of a recommendation.
   *
   * @param checkpoints how many it says that the run publishes
   */
  static RunTrace of(Instant updatedAt, int checkpoints, Recommendation recommended) {
    return new RunTrace(
        updatedAt, Set.of(EventType.CUT_RECOMMENDED), checkpoints, Set.of(recommended));
  }

  /** Both traces of the same run. */
  RunTrace with(RunTrace other) {
    return new RunTrace(
        updatedAt.isAfter(other.updatedAt) ? updatedAt : other.updatedAt,
        union(heard, other.heard),
        Math.max(checkpoints, other.checkpoints),
        union(recommended, other.recommended));
  }

  /**
   * How far the run has come. When all that was asked for is there it has succeeded, even if some
   * work was given up on the way and done again later, or the run was cancelled too late to change
   * anything. What was asked for is one recommendation for each checkpoint, task and probe; how
   * many checkpoints there are, and how many tasks fit a probe, depends on the data and is told by
   * the checkpoints and the recommendations themselves.
   */
  RunStatus status() {
    if (checkpoints > 0 && completeCheckpoints() >= checkpoints) {
      return RunStatus.SUCCEEDED;
    }
    if (heard.contains(EventType.RUN_CANCELLED)) {
      return RunStatus.CANCELLED;
    }
    if (heard.contains(EventType.DEAD_LETTERED)) {
      return RunStatus.FAILED;
    }
    return heard.equals(Set.of(EventType.RUN_REQUESTED)) ? RunStatus.QUEUED : RunStatus.RUNNING;
  }

  /** How many checkpoints have all of their recommendations. */
  private long completeCheckpoints() {
    Collection<List<Recommendation>> ofCheckpoints =
        recommended.stream().collect(Collectors.groupingBy(Recommendation::step)).values();
    return ofCheckpoints.stream().filter(RunTrace::isComplete).count();
  }

  private static boolean isComplete(List<Recommendation> ofCheckpoint) {
    long questions =
        ofCheckpoint.stream().map(one -> new Question(one.task(), one.probe())).distinct().count();
    return questions
        >= ofCheckpoint.stream().mapToInt(Recommendation::siblings).max().orElseThrow();
  }

  private static <T> Set<T> union(Set<T> left, Set<T> right) {
    return Stream.concat(left.stream(), right.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
