package dev.guillotine.gateway;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.CutRegret;
import dev.guillotine.contracts.event.CutScore;
import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.event.FailureKind;
import dev.guillotine.contracts.event.Interval;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunCancelled;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.storage.ObjectReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What happens in one run of 12 epochs: checkpoints at epochs 0 and 12.
 *
 * @param id the run
 */
public record SampleRun(UUID id) {
  /** When the run was submitted; the rest follows in seconds. */
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  /** What decides the run; says its epochs itself, so that the default may change. */
  public static final RunSpecification SPECIFICATION =
      SpecificationReader.fromJson("{\"epochs\": 12}");

  private static final List<CutPoint> CUTS =
      List.of(
          CutPoint.of(0, "stem", CutPoint.Role.STEM, 16),
          CutPoint.of(1, "backbone", CutPoint.Role.BACKBONE, 128),
          CutPoint.of(2, "projector1", CutPoint.Role.PROJECTOR, 64));
  private static final DataIdentity DATA = new DataIdentity("objects", "ab".repeat(32));

  /** A run that was never heard of. */
  public static SampleRun create() {
    return new SampleRun(UUID.randomUUID());
  }

  /** It is submitted. */
  public RunRequested requested() {
    return new RunRequested(id, START, SPECIFICATION);
  }

  /** Training says how far it is. */
  public RunProgressed progressed(int epoch, long done, long second) {
    return new RunProgressed(
        id, after(second), Phase.TRAINING, epoch, done, done, 100, "steps", second, 1, Map.of());
  }

  /** A checkpoint of the first epoch is probed. */
  public RunProgressed probed(long step, long done, long second) {
    return new RunProgressed(
        id, after(second), Phase.PROBING, 1, step, done, 16, "fits", second, 1, Map.of());
  }

  /** It is cancelled. */
  public RunCancelled cancelled(long second) {
    return new RunCancelled(id, after(second));
  }

  /** A checkpoint is whole. */
  public CheckpointPublished published(int epoch, long second) {
    return new CheckpointPublished(
        id,
        after(second),
        checkpoint(epoch),
        new Architecture(
            SPECIFICATION.backbone(), SPECIFICATION.projector(), null, new ImageShape(3, 32, 32)),
        CUTS,
        new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.2, 0.2, 0.2)),
        SPECIFICATION.data(),
        SPECIFICATION.probes(),
        0);
  }

  /** A cut (0 to 2) is scored. */
  public LayerScored scored(int epoch, ProbeKind probe, int cut, double value, long second) {
    return new LayerScored(
        id,
        after(second),
        checkpoint(epoch),
        CUTS.get(cut),
        DATA,
        "class",
        probe,
        Metric.ACCURACY,
        value,
        0.01,
        new Interval(value - 0.02, value + 0.02),
        0.1,
        value,
        Map.of("l2", 1.0),
        Map.of(),
        2_000,
        5_000,
        1,
        0,
        0.5,
        "1.2.3");
  }

  /** A cut is recommended, by one of two probes for the only task. */
  public CutRecommended recommended(int epoch, ProbeKind probe, long second) {
    return recommended(epoch, "class", probe, 2, second);
  }

  /** A cut is recommended, as one of several recommendations for the same checkpoint. */
  public CutRecommended recommended(
      int epoch, String task, ProbeKind probe, int siblings, long second) {
    return new CutRecommended(
        id,
        after(second),
        checkpoint(epoch),
        DATA,
        task,
        probe,
        Metric.ACCURACY,
        new CutScore("backbone", 0.5, 0.01),
        new CutScore("backbone", 0.5, 0.01),
        new CutScore("projector1", 0.4, 0.01),
        0.1,
        new Interval(0.08, 0.12),
        List.of(
            new CutRegret("backbone", 0, 0, new Interval(0, 0)),
            new CutRegret("projector1", 0.1, 0.01, new Interval(0.08, 0.12))),
        List.of("backbone"),
        "backbone",
        true,
        siblings,
        "Cut at the backbone.",
        1);
  }

  /** Some of its work is given up. */
  public DeadLettered deadLettered(String reason, long second) {
    return new DeadLettered(
        id,
        after(second),
        "guillotine.run-requests",
        FailureKind.PERMANENT,
        reason,
        1,
        null,
        reason + " in " + id);
  }

  private static Checkpoint checkpoint(int epoch) {
    return new Checkpoint(
        epoch,
        epoch * 39L,
        epoch == 12,
        2,
        new ObjectReference("runs/weights-" + epoch, 1, "cd".repeat(32)));
  }

  private static Instant after(long second) {
    return START.plusSeconds(second);
  }
}
