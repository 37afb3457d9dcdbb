package dev.guillotine.gateway.view;

import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.contracts.specification.RunSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has been heard of a run, in so far as its status follows from it. The order in which it was
 * heard does not matter.
 *
 * @param updatedAt when anything was last heard
 * @param heard the types of event
 * @param recommended what has a recommendation
 */
record RunTrace(Instant updatedAt, Set<EventType> heard, Set<Recommendation> recommended) {
  RunTrace {
    heard = Set.copyOf(heard);
    recommended = Set.copyOf(recommended);
  }

  /**
   * That a cut was recommended.
   *
   * @param epoch of the checkpoint
   * @param task which target was predicted
   * @param probe the readout
   * @param siblings how many recommendations the checkpoint gets, this one included
   */
  record Recommendation(int epoch, String task, ProbeKind probe, int siblings) {}

  /** What no two recommendations for one checkpoint share. */
  private record Question(String task, ProbeKind probe) {}

  /** The trace of one type of event. */
  static RunTrace of(Instant updatedAt, EventType heard) {
    return new RunTrace(updatedAt, Set.of(heard), Set.of());
  }

  /** The trace of a recommendation. */
  static RunTrace of(Instant updatedAt, Recommendation recommended) {
    return new RunTrace(updatedAt, Set.of(EventType.CUT_RECOMMENDED), Set.of(recommended));
  }

  /** Both traces of the same run. */
  RunTrace with(RunTrace other) {
    return new RunTrace(
        updatedAt.isAfter(other.updatedAt) ? updatedAt : other.updatedAt,
        union(heard, other.heard),
        union(recommended, other.recommended));
  }

  /**
   * How far the run has come. When all that was asked for is there it has succeeded, even if some
   * work was given up on the way and done again later. What was asked for is one recommendation for
   * each checkpoint, task and probe; how many tasks fit a probe depends on the data and is told by
   * the recommendations themselves.
   */
  RunStatus status(RunSpecification specification) {
    Set<Integer> asked =
        specification.checkpoints().steps(1, specification.epochs()).stream()
            .map(Math::toIntExact)
            .collect(Collectors.toUnmodifiableSet());
    if (completeEpochs().containsAll(asked)) {
      return RunStatus.SUCCEEDED;
    }
    if (heard.contains(EventType.DEAD_LETTERED)) {
      return RunStatus.FAILED;
    }
    return heard.equals(Set.of(EventType.RUN_REQUESTED)) ? RunStatus.QUEUED : RunStatus.RUNNING;
  }

  /** The epochs whose checkpoint has all of its recommendations. */
  private Set<Integer> completeEpochs() {
    return recommended.stream()
        .collect(Collectors.groupingBy(Recommendation::epoch))
        .entrySet()
        .stream()
        .filter(epoch -> isComplete(epoch.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isComplete(List<Recommendation> ofEpoch) {
    long questions =
        ofEpoch.stream().map(one -> new Question(one.task(), one.probe())).distinct().count();
    return questions >= ofEpoch.stream().mapToInt(Recommendation::siblings).max().orElseThrow();
  }

  private static <T> Set<T> union(Set<T> left, Set<T> right) {
    return Stream.concat(left.stream(), right.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
