package dev.guillotine.standalone.report;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.network.CutPoint;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The scores of one run on all tasks of one data set.
 *
 * @param data what the scores are about
 * @param tasks the scores on each task, in the order of the view, at least one
 */
public record DataScores(DataIdentity data, List<CutScores> tasks) {
  public DataScores {
    tasks = List.copyOf(tasks);
  }

  /** The scores on each data set, in the order of the view. */
  public static List<DataScores> of(LayersView layers) {
    Map<DataIdentity, List<CutScores>> sets =
        CutScores.of(layers).stream()
            .collect(
                Collectors.groupingBy(
                    CutScores::data, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    return sets.entrySet().stream()
        .map(set -> new DataScores(set.getKey(), set.getValue()))
        .toList();
  }

  /** The tasks that deserve a table of their own: classifications, or else the first task. */
  public List<CutScores> foremost() {
    List<CutScores> classifications =
        tasks.stream().filter(task -> task.metric() == Metric.ACCURACY).toList();
    return classifications.isEmpty() ? tasks.subList(0, 1) : classifications;
  }

  /** Every cut that was probed for any task, from input to output. */
  static List<CutPoint> cuts(List<CutScores> tasks) {
    return tasks.stream()
        .flatMap(task -> task.rows().stream())
        .map(CutRow::cut)
        .distinct()
        .sorted(Comparator.comparing(CutPoint::index))
        .toList();
  }
}
