package dev.guillotine.probe.work;

import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.specification.ProbePlan;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.probe.fit.LinearProbe;
import dev.guillotine.probe.fit.MlpProbe;
import dev.guillotine.probe.fit.MultiLabelProbe;
import dev.guillotine.probe.fit.NearestNeighbourProbe;
import dev.guillotine.probe.fit.Probe;
import dev.guillotine.probe.fit.RidgeProbe;
import java.util.ArrayList;
import java.util.List;

/**
 * A task, and a probe that fits it: what is done at every cut, and what a cut is recommended for.
 *
 * @param task what is predicted
 * @param kind of probe that predicts it
 */
record Assignment(Task task, ProbeKind kind) {

  /**
   * All that a plan asks of a data set.
   *
   * @throws PermanentFailure when it asks for a task that there is not, or for no probe that fits
   */
  static List<Assignment> all(FeaturesExtracted source) throws PermanentFailure {
    List<Assignment> all = new ArrayList<>();
    for (Task task : tasks(source)) {
      for (ProbeKind kind : source.probes().probes()) {
        if (fits(kind, task)) {
          all.add(new Assignment(task, kind));
        }
      }
    }
    if (all.isEmpty()) {
      throw new PermanentFailure(
          "probes: none of %s fits any of the tasks %s of %s"
              .formatted(source.probes().probes(), tasks(source), source.data().name()));
    }
    return List.copyOf(all);
  }

  private static List<Task> tasks(FeaturesExtracted source) throws PermanentFailure {
    ProbePlan plan = source.probes();
    List<String> known = source.tasks().stream().map(Task::name).toList();
    for (String asked : plan.tasks()) {
      if (!known.contains(asked)) {
        throw new PermanentFailure(
            "probes.tasks: %s is not allowed; allowed: one of %s".formatted(asked, known));
      }
    }
    return source.tasks().stream()
        .filter(task -> plan.tasks().isEmpty() || plan.tasks().contains(task.name()))
        .toList();
  }

  private static boolean fits(ProbeKind kind, Task task) {
    return switch (kind) {
      case LINEAR -> task instanceof Task.Classification || task instanceof Task.MultiLabel;
      case KNN -> task instanceof Task.Classification;
      case RIDGE -> task instanceof Task.Regression || task instanceof Task.Circular;
      case MLP -> true;
    };
  }

  /** The probe, with memory for its work. */
  Probe probe(NDManager memory) {
    return switch (kind) {
      case LINEAR ->
          task instanceof Task.MultiLabel ? new MultiLabelProbe(memory) : new LinearProbe(memory);
      case KNN -> new NearestNeighbourProbe(memory);
      case RIDGE -> new RidgeProbe(memory);
      case MLP -> new MlpProbe(memory);
    };
  }

  /** What its scores count. */
  Metric metric() {
    if (task instanceof Task.Classification) {
      return Metric.ACCURACY;
    }
    return task instanceof Task.MultiLabel ? Metric.MEAN_AVERAGE_PRECISION : Metric.R2;
  }
}
