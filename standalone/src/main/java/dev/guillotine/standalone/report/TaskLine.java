package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One task's line in the picture of all tasks: its scores by its first probe.
 *
 * @param task the scores that it comes from
 * @param probe whose scores are drawn
 * @param style how it looks
 */
record TaskLine(CutScores task, ProbeKind probe, TaskStyle style) {
  /** One line for each task, in their order. */
  static List<TaskLine> of(List<CutScores> tasks) {
    return IntStream.range(0, tasks.size())
        .mapToObj(
            number ->
                new TaskLine(
                    tasks.get(number), tasks.get(number).probes().get(0), new TaskStyle(number)))
        .toList();
  }

  /** The scores of the trained network, from input to output. */
  List<LayerScored> scores() {
    return task.rows().stream()
        .map(row -> row.trained().get(probe))
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /** The score at the recommended cut. */
  Optional<LayerScored> best() {
    return scores().stream().filter(score -> task.isBest(score.cut(), probe)).findFirst();
  }

  /** Its best score in words: {@code 0.93, 14° at stage1}. */
  String words() {
    return best()
        .map(
            score ->
                switch (score.metric()) {
                      case ACCURACY -> Words.brief(score) + " %";
                      case MEAN_AVERAGE_PRECISION -> Words.brief(score) + " % mAP";
                      case R2 -> Words.brief(score);
                    }
                    + " at "
                    + score.cut().name())
        .orElse("");
  }
}
