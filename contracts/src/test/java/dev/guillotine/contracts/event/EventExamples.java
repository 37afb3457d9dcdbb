package dev.guillotine.contracts.event;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.DataSetDescription;
import dev.guillotine.contracts.data.SplitDescription;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.CheckpointName;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.contracts.storage.ObjectReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One well-formed event of each type. */
public final class EventExamples {
  private static final UUID RUN = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final RunSpecification SPECIFICATION = RunSpecification.standard();
  private static final ObjectReference OBJECT =
      new ObjectReference("runs/some/weights.safetensors", 1234, "ab".repeat(32));
  private static final Checkpoint CHECKPOINT = new Checkpoint(3, 120, true, 1, OBJECT);
  private static final CutPoint CUT = CutPoint.of(4, "backbone", CutPoint.Role.BACKBONE, 128);
  private static final DataIdentity DATA = new DataIdentity("objects", "cd".repeat(32));
  private static final List<Task> TASKS =
      List.of(
          new Task.Classification("class", 10),
          new Task.MultiLabel("attributes", 3),
          new Task.Regression("scale"),
          new Task.Circular("hue", 360));
  private static final DataSource FILES =
      new LocatedSource.Manifest(
          "/data/birds/table.csv",
          null,
          null,
          Map.of("angle", new TaskColumn(TaskColumn.Kind.CIRCULAR, "pose", 2, 1.0)));
  private static final DataSetDescription DESCRIPTION =
      new DataSetDescription(
          DATA,
          new ImageShape(3, 64, 64),
          List.of(
              SplitDescription.of(
                  Split.TRAIN, 5000, Optional.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'})),
              new SplitDescription(Split.TEST, 1000, null)),
          TASKS,
          Map.of("class", List.of("owl", "wren")),
          3);

  private EventExamples() {}

  /** Examples of every type, in the order of {@link EventType}. */
  public static List<Event> all() {
    CheckpointPublished published =
        new CheckpointPublished(
            RUN,
            NOW,
            CHECKPOINT,
            new Architecture(
                SPECIFICATION.backbone(),
                SPECIFICATION.projector(),
                null,
                new ImageShape(3, 32, 32)),
            List.of(CUT),
            new Normalisation(List.of(0.5, 0.4, 0.3), List.of(0.2, 0.2, 0.1)),
            SPECIFICATION.data(),
            SPECIFICATION.probes(),
            7);
    FeaturesExtracted extracted =
        new FeaturesExtracted(
            RUN,
            NOW,
            CHECKPOINT,
            List.of(CUT),
            DATA,
            OBJECT,
            List.of(new LabelFile(Split.TEST, OBJECT)),
            TASKS,
            SPECIFICATION.probes(),
            7);
    return List.of(
        new RunRequested(RUN, NOW, SPECIFICATION),
        new RunCancelled(RUN, NOW),
        new RunProgressed(
            RUN, NOW, Phase.TRAINING, 1, 40, 40, 120, "steps", 12.5, 25, Map.of("loss", 4.2)),
        published,
        new ExtractionRequested(RUN, NOW, published),
        new ShardRequested(RUN, NOW, published, DATA, Split.TEST, 0, 2000),
        extracted,
        new ProbeRequested(RUN, NOW, extracted),
        new LayerScored(
            RUN,
            NOW,
            CHECKPOINT,
            CUT,
            DATA,
            "class",
            ProbeKind.LINEAR,
            Metric.ACCURACY,
            0.81,
            0.0088,
            new Interval(0.793, 0.827),
            0.1,
            0.82,
            Map.of("l2", 1e-3),
            Map.of("errorDegrees", 12.5),
            2000,
            5000,
            1,
            7,
            1.5,
            "1.2.3"),
        new CutRecommended(
            RUN,
            NOW,
            CHECKPOINT,
            DATA,
            "class",
            ProbeKind.LINEAR,
            Metric.ACCURACY,
            new CutScore("backbone", 0.81, 0.0088),
            new CutScore("backbone", 0.81, 0.0088),
            new CutScore("projector3", 0.74, 0.0098),
            0.07,
            new Interval(0.05, 0.09),
            List.of(
                new CutRegret("backbone", 0, 0, new Interval(0, 0)),
                new CutRegret("projector3", 0.07, 0.01, new Interval(0.05, 0.09))),
            List.of("backbone"),
            "backbone",
            true,
            9,
            "Cut at backbone.",
            1),
        new LayerMeasured(
            RUN,
            NOW,
            CHECKPOINT,
            CUT,
            DATA,
            Map.of("rankMe", 53.2),
            Map.of("stem", 0.12),
            2048,
            1,
            7,
            0.5,
            "1.2.3"),
        new TrunkRequested(NOW, published, "backbone"),
        new CheckpointRegistered(
            new CheckpointName("my-resnet"),
            NOW,
            new GivenCheckpoint(
                SPECIFICATION.backbone(),
                null,
                new ImageShape(3, 32, 32),
                new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.2, 0.2, 0.2)),
                1_000,
                "ab".repeat(32))),
        new DataSetRequested(new DataSetName("birds"), NOW, FILES),
        new DataSetDescribed(new DataSetName("birds"), NOW, FILES, RUN, DESCRIPTION),
        new DeadLettered(
            RUN,
            NOW,
            "guillotine.run-requests",
            FailureKind.PERMANENT,
            "no such folder",
            1,
            RUN.toString(),
            "{}"));
  }
}
