package dev.guillotine.standalone.standin;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.api.RunStatus;
import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.CutScore;
import dev.guillotine.contracts.event.DataIdentity;
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
  private static final DataIdentity DATA = new DataIdentity("objects", "d".repeat(64), 10);
  private static final double ERROR = 0.011;

  /** Cuts from input to output. */
  public static final List<CutPoint> CUTS =
      List.of(
          new CutPoint(0, "stem", Role.STEM, 16),
          new CutPoint(1, "stage1", Role.STAGE, 16),
          new CutPoint(2, "stage2", Role.STAGE, 32),
          new CutPoint(3, "stage3", Role.STAGE, 64),
          new CutPoint(4, "backbone", Role.BACKBONE, 128),
          new CutPoint(5, "projector1", Role.PROJECTOR, 256),
          new CutPoint(6, "projector2", Role.PROJECTOR, 256),
          new CutPoint(7, "projector3", Role.PROJECTOR, 128));

  private static final double[] LINEAR = {.342, .362, .408, .439, .468, .456, .458, .434};
  private static final double[] KNN = {.331, .349, .395, .441, .452, .460, .447, .421};
  private static final double[] LINEAR_BEFORE = {.333, .326, .368, .362, .340, .340, .334, .330};
  private static final double[] KNN_BEFORE = {.320, .318, .341, .349, .336, .331, .328, .325};

  private SampleRun() {}

  /** The run in some state, with what was heard of its phases. */
  public static RunView view(RunStatus status, List<RunProgressed> progress) {
    return new RunView(ID, status, THEN, THEN, null, SPECIFICATION, progress, List.of());
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
        List.of(),
        List.of());
  }

  /** A word of progress. */
  public static RunProgressed progress(
      Phase phase, int epoch, long done, long total, String unit, Map<String, Double> metrics) {
    return new RunProgressed(ID, THEN, phase, epoch, done, total, unit, 61, 30, metrics);
  }

  /** The scores of both probes at all cuts, trained and untrained. */
  public static LayersView layers() {
    Checkpoint before = checkpoint(0, 0, false);
    Checkpoint after = checkpoint(12, 468, true);
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
            recommendation(after, ProbeKind.KNN, KNN, 5)));
  }

  private static Checkpoint checkpoint(int epoch, long step, boolean last) {
    String digest = Integer.toHexString(epoch).repeat(64);
    return new Checkpoint(
        epoch, step, last, new ObjectReference("runs/" + epoch + "/weights", 1_000, digest));
  }

  private static List<LayerScored> scores(Checkpoint checkpoint, ProbeKind probe, double[] values) {
    return CUTS.stream()
        .map(
            cut ->
                new LayerScored(
                    ID,
                    THEN,
                    checkpoint,
                    cut,
                    DATA,
                    "class",
                    probe,
                    Metric.ACCURACY,
                    values[cut.index()],
                    ERROR,
                    values[cut.index()] + 0.002,
                    Map.of("penalty", 0.01),
                    2_000,
                    1,
                    0,
                    1.5))
        .toList();
  }

  private static CutRecommended recommendation(
      Checkpoint checkpoint, ProbeKind probe, double[] values, int best) {
    return new CutRecommended(
        ID,
        THEN,
        checkpoint,
        DATA,
        "class",
        probe,
        Metric.ACCURACY,
        score(values, best),
        score(values, 4),
        score(values, 7),
        values[4] - values[7],
        "Cut at %s: %.1f %% by the %s probe."
            .formatted(CUTS.get(best).name(), 100 * values[best], probe),
        1);
  }

  private static CutScore score(double[] values, int cut) {
    return new CutScore(CUTS.get(cut).name(), values[cut], ERROR);
  }
}
