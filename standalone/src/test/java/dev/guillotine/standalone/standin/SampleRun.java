package dev.guillotine.standalone.standin;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.CutRegret;
import dev.guillotine.contracts.event.CutScore;
import dev.guillotine.contracts.event.Interval;
import dev.guillotine.contracts.event.LayerMeasured;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.storage.ObjectReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A run as a gateway might show it, the same in every test. */
public final class SampleRun {
  /** Its id. */
  public static final UUID ID = UUID.fromString("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0");

  /** When everything in it happened. */
  public static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

  private static final RunSpecification SPECIFICATION =
      SpecificationReader.fromJson("{\"epochs\": 12}");
  private static final DataIdentity DATA = new DataIdentity("objects", "d".repeat(64));
  private static final double ERROR = 0.011;

  /** Cuts from input to output. */
  public static final List<CutPoint> CUTS =
      List.of(
          CutPoint.of(0, "stem", Role.STEM, 16),
          CutPoint.of(1, "stage1", Role.STAGE, 16),
          CutPoint.of(2, "stage2", Role.STAGE, 32),
          CutPoint.of(3, "stage3", Role.STAGE, 64),
          CutPoint.of(4, "backbone", Role.BACKBONE, 128),
          CutPoint.of(5, "projector1", Role.PROJECTOR, 256),
          CutPoint.of(6, "projector2", Role.PROJECTOR, 256),
          CutPoint.of(7, "projector3", Role.PROJECTOR, 128));

  private static final double[] LINEAR = {.342, .362, .408, .439, .468, .456, .458, .434};
  private static final double[] KNN = {.331, .349, .395, .441, .452, .460, .447, .421};
  private static final double[] LINEAR_BEFORE = {.333, .326, .368, .362, .340, .340, .334, .330};
  private static final double[] KNN_BEFORE = {.320, .318, .341, .349, .336, .331, .328, .325};

  private static final List<Factor> FACTORS =
      List.of(
          new Factor(
              "hue",
              true,
              new double[] {.61, .66, .70, .69, .65, .64, .60, .52},
              new double[] {.72, .93, .90, .81, .62, .45, .31, .12}),
          new Factor(
              "background-hue",
              true,
              new double[] {.80, .83, .85, .84, .80, .79, .77, .71},
              new double[] {.91, .97, .96, .93, .84, .71, .55, .29}),
          new Factor(
              "light",
              true,
              new double[] {.21, .25, .33, .37, .34, .33, .30, .22},
              new double[] {.24, .38, .55, .68, .64, .52, .44, .30}),
          new Factor(
              "scale",
              false,
              new double[] {.32, .35, .41, .45, .44, .43, .41, .36},
              new double[] {.36, .48, .66, .80, .83, .77, .71, .60}),
          new Factor(
              "yaw",
              true,
              new double[] {.01, .02, .03, .03, .02, .02, .01, -.01},
              new double[] {.01, .03, .08, .19, .24, .22, .16, .07}),
          new Factor(
              "x",
              false,
              new double[] {-.02, .04, .18, .35, .33, .32, .29, .20},
              new double[] {-.03, .06, .25, .52, .41, .22, .13, .05}),
          new Factor(
              "y",
              false,
              new double[] {.30, .33, .39, .48, .46, .45, .42, .35},
              new double[] {.31, .36, .47, .61, .50, .33, .21, .11}),
          new Factor(
              "texture",
              false,
              new double[] {.66, .70, .72, .70, .66, .65, .62, .55},
              new double[] {.79, .91, .89, .84, .73, .55, .41, .22}));

  private SampleRun() {}

  /** The run in some state, with what was heard of its phases. */
  public static RunView view(RunStatus status, List<RunProgressed> progress) {
    return view(status, SPECIFICATION, 0, progress);
  }

  /** A run of another kind, and how many checkpoints it publishes, as far as that is known. */
  public static RunView view(
      RunStatus status,
      RunSpecification specification,
      int checkpoints,
      List<RunProgressed> progress) {
    return new RunView(
        ID, status, THEN, THEN, null, specification, checkpoints, progress, List.of());
  }

  /** The run after it failed. */
  public static RunView failed(String reason) {
    return new RunView(
        ID,
        RunStatus.FAILED,
        THEN,
        THEN,
        new RunView.Failure("guillotine.run-requests", reason),
        SPECIFICATION,
        0,
        List.of(),
        List.of());
  }

  /** A word of progress. */
  public static RunProgressed progress(
      Phase phase, int epoch, long done, long total, String unit, Map<String, Double> metrics) {
    return progress(phase, epoch, 39L * epoch, done, total, unit, metrics);
  }

  /** A word of progress on the checkpoint of a step. */
  public static RunProgressed progress(
      Phase phase,
      int epoch,
      long step,
      long done,
      long total,
      String unit,
      Map<String, Double> metrics) {
    return new RunProgressed(ID, THEN, phase, epoch, step, done, total, unit, 61, 30, metrics);
  }

  /** The scores of both probes at all cuts, trained and untrained. */
  public static LayersView layers() {
    return layers(checkpoint(0, 0, false), checkpoint(12, 468, true));
  }

  /** The same of two other checkpoints. */
  public static LayersView layers(Checkpoint before, Checkpoint after) {
    List<LayerScored> scores = new ArrayList<>();
    scores.addAll(scores(before, ProbeKind.LINEAR, LINEAR_BEFORE));
    scores.addAll(scores(before, ProbeKind.KNN, KNN_BEFORE));
    scores.addAll(scores(after, ProbeKind.LINEAR, LINEAR));
    scores.addAll(scores(after, ProbeKind.KNN, KNN));
    return new LayersView(
        ID,
        scores,
        List.of(
            recommendation(before, ProbeKind.LINEAR, LINEAR_BEFORE, 2),
            recommendation(before, ProbeKind.KNN, KNN_BEFORE, 3),
            recommendation(after, ProbeKind.LINEAR, LINEAR, 4),
            recommendation(after, ProbeKind.KNN, KNN, 5)),
        List.of());
  }

  /** The same, and what was measured without labels at all cuts. */
  public static LayersView measured() {
    LayersView view = layers();
    List<LayerMeasured> measures =
        CUTS.stream()
            .map(
                cut ->
                    new LayerMeasured(
                        ID,
                        THEN,
                        checkpoint(12, 468, true),
                        cut,
                        DATA,
                        Map.of(
                            "rankMe",
                            12.5,
                            "alphaReq",
                            1.1,
                            "uniformity",
                            -2.0,
                            "intrinsicDimension",
                            4.0),
                        cut.role() == CutPoint.Role.BACKBONE ? Map.of() : Map.of("backbone", 0.5),
                        2_048,
                        1,
                        0,
                        0.5,
                        "1.2.3"))
            .toList();
    return new LayersView(ID, view.scores(), view.recommendations(), measures);
  }

  /** A checkpoint of two. */
  public static Checkpoint checkpoint(int epoch, long step, boolean last) {
    String digest = Integer.toHexString(epoch).repeat(64);
    return new Checkpoint(
        epoch, step, last, 2, new ObjectReference("runs/" + epoch + "/weights", 1_000, digest));
  }

  /**
   * The scores on all tasks of the objects: those above, and its eight factors by the ridge probe.
   */
  public static LayersView allTasks() {
    Checkpoint before = checkpoint(0, 0, false);
    Checkpoint after = checkpoint(12, 468, true);
    LayersView classes = layers();
    List<LayerScored> scores = new ArrayList<>(classes.scores());
    List<CutRecommended> recommendations = new ArrayList<>(classes.recommendations());
    for (Factor factor : FACTORS) {
      scores.addAll(factor.scores(before, factor.before));
      scores.addAll(factor.scores(after, factor.after));
      recommendations.add(factor.recommendation(before, factor.before));
      recommendations.add(factor.recommendation(after, factor.after));
    }
    return new LayersView(ID, scores, recommendations, List.of());
  }

  /** A factor of the objects with its R² at each cut. */
  private record Factor(String task, boolean angle, double[] before, double[] after) {
    List<LayerScored> scores(Checkpoint checkpoint, double[] values) {
      return CUTS.stream()
          .map(
              cut -> {
                double value = values[cut.index()];
                return score(
                    checkpoint,
                    cut,
                    task,
                    ProbeKind.RIDGE,
                    Metric.R2,
                    value,
                    angle ? Map.of("errorDegrees", 90 * (1 - value)) : Map.of());
              })
          .toList();
    }

    CutRecommended recommendation(Checkpoint checkpoint, double[] values) {
      int best = 0;
      for (int cut = 1; cut < values.length; cut++) {
        best = values[cut] > values[best] ? cut : best;
      }
      return SampleRun.recommendation(
          checkpoint,
          task,
          ProbeKind.RIDGE,
          Metric.R2,
          values,
          best,
          "Cut at %s: the ridge probe reaches %.2f there, against %.2f at the network's output."
              .formatted(CUTS.get(best).name(), values[best], values[7]));
    }
  }

  private static List<LayerScored> scores(Checkpoint checkpoint, ProbeKind probe, double[] values) {
    return CUTS.stream()
        .map(
            cut ->
                score(
                    checkpoint,
                    cut,
                    "class",
                    probe,
                    Metric.ACCURACY,
                    values[cut.index()],
                    Map.of()))
        .toList();
  }

  private static LayerScored score(
      Checkpoint checkpoint,
      CutPoint cut,
      String task,
      ProbeKind probe,
      Metric metric,
      double value,
      Map<String, Double> details) {
    return new LayerScored(
        ID,
        THEN,
        checkpoint,
        cut,
        DATA,
        task,
        probe,
        metric,
        value,
        ERROR,
        new Interval(0, 1),
        0.1,
        value + 0.002,
        Map.of("penalty", 0.01),
        details,
        2_000,
        5_000,
        1,
        0,
        1.5,
        "1.2.3");
  }

  private static CutRecommended recommendation(
      Checkpoint checkpoint, ProbeKind probe, double[] values, int best) {
    return recommendation(
        checkpoint,
        "class",
        probe,
        Metric.ACCURACY,
        values,
        best,
        "Cut at %s: %.1f %% by the %s probe."
            .formatted(CUTS.get(best).name(), 100 * values[best], probe));
  }

  private static CutRecommended recommendation(
      Checkpoint checkpoint,
      String task,
      ProbeKind probe,
      Metric metric,
      double[] values,
      int best,
      String sentence) {
    return new CutRecommended(
        ID,
        THEN,
        checkpoint,
        DATA,
        task,
        probe,
        metric,
        score(values, best),
        score(values, 4),
        score(values, 7),
        values[4] - values[7],
        around(values[4] - values[7]),
        CUTS.stream().map(cut -> regret(values, best, cut)).toList(),
        List.of(CUTS.get(best).name()),
        CUTS.get(best).name(),
        true,
        10,
        sentence,
        1);
  }

  private static CutRegret regret(double[] values, int best, CutPoint cut) {
    double behind = values[best] - values[cut.index()];
    return new CutRegret(cut.name(), behind, ERROR, around(behind));
  }

  private static Interval around(double value) {
    return new Interval(value - 2 * ERROR, value + 2 * ERROR);
  }

  private static CutScore score(double[] values, int cut) {
    return new CutScore(CUTS.get(cut).name(), values[cut], ERROR);
  }
}
