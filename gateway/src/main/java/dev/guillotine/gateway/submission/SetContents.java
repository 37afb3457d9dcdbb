package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.api.DataSetView;
import dev.guillotine.contracts.api.DataSetView.SplitContents;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * What a described data set holds, as far as a run may ask for more than that. What a description
 * does not tell, for example of groups, the trainer finds out.
 */
final class SetContents {
  /** What is carved out of a train split for test, where there is none: one sample in so many. */
  private static final int TRAIN_PER_TEST = 5;

  private final DataSetView.Contents contents;

  SetContents(DataSetView.Contents contents) {
    this.contents = contents;
  }

  /**
   * Returns if the run asks for nothing that the set lacks.
   *
   * @throws InvalidValueException naming the field that asks for a task that the set does not have,
   *     or for more samples
   */
  void require(RunSpecification run) {
    List<String> all = contents.tasks().stream().map(Task::name).toList();
    run.probes().tasks().forEach(task -> require("probes.tasks", task, all));
    List<String> classifications =
        contents.tasks().stream()
            .filter(Task.Classification.class::isInstance)
            .map(Task::name)
            .toList();
    if (run.positives().task() != null) {
      require("positives.task", run.positives().task(), classifications);
    }
    learnt(run.method()).ifPresent(task -> require("method.task", task, classifications));
    requireSamples(run);
  }

  private static void require(String field, String task, List<String> known) {
    if (!known.contains(task)) {
      throw new InvalidValueException(field, task, "one of " + known);
    }
  }

  private static Optional<String> learnt(Method method) {
    if (method instanceof Method.Supervised supervised) {
      return Optional.ofNullable(supervised.task());
    }
    return method instanceof Method.SupCon contrast
        ? Optional.ofNullable(contrast.task())
        : Optional.empty();
  }

  /** What is left of the train split when test and validation are carved out of it has to do. */
  private void requireSamples(RunSpecification run) {
    int train = samples(Split.TRAIN).orElse(0);
    int beforeTest = train - (samples(Split.TEST).isPresent() ? 0 : train / TRAIN_PER_TEST);
    int validation = samples(Split.VALIDATION).isPresent() ? 0 : run.probes().validation();
    int left = beforeTest - validation;
    if (left < 1) {
      throw new InvalidValueException(
          "probes.validation",
          run.probes().validation(),
          "at most %d, so that some of the %d training samples are left to train on"
              .formatted(Math.max(0, beforeTest - 1), train));
    }
    boolean trains = run.method().views() > 0;
    if (trains && run.batch() > left) {
      throw new InvalidValueException(
          "batch",
          run.batch(),
          "at most %d, which is what validation and test leave of %d training samples"
              .formatted(left, train));
    }
  }

  private Optional<Integer> samples(Split split) {
    return contents.splits().stream()
        .filter(one -> one.split() == split)
        .map(SplitContents::samples)
        .findFirst();
  }
}
