package dev.guillotine.gateway.view;

import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.LayerMeasured;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.RunProgressed;
import java.util.Comparator;

/** The orders in which the parts of a run are shown. */
final class ReadingOrder {
  private static final Comparator<Checkpoint> CHECKPOINTS =
      Comparator.comparingLong(Checkpoint::step);

  /** By phase, then epoch in training and checkpoint in every other. */
  static final Comparator<RunProgressed> PROGRESS =
      Comparator.comparing(RunProgressed::phase).thenComparingLong(RunProgressed::stretch);

  /** By checkpoint, data set, task, probe, then cut from input to output. */
  static final Comparator<LayerScored> SCORES =
      Comparator.comparing(LayerScored::checkpoint, CHECKPOINTS)
          .thenComparing(score -> score.data().name())
          .thenComparing(LayerScored::task)
          .thenComparing(LayerScored::probe)
          .thenComparingInt(score -> score.cut().index());

  /** By checkpoint, data set, task, then probe. */
  static final Comparator<CutRecommended> RECOMMENDATIONS =
      Comparator.comparing(CutRecommended::checkpoint, CHECKPOINTS)
          .thenComparing(recommended -> recommended.data().name())
          .thenComparing(CutRecommended::task)
          .thenComparing(CutRecommended::probe);

  /** By checkpoint, data set, then cut from input to output. */
  static final Comparator<LayerMeasured> MEASURES =
      Comparator.comparing(LayerMeasured::checkpoint, CHECKPOINTS)
          .thenComparing(measured -> measured.data().name())
          .thenComparingInt(measured -> measured.cut().index());

  private ReadingOrder() {}
}
