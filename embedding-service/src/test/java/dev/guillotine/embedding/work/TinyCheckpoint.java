package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.Features;
import dev.guillotine.contracts.specification.ProbePlan;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.representation.checkpoint.WeightsFile;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An untrained network of a few units, and the task of extracting from a few generated images. */
public final class TinyCheckpoint {
  static final ComputeEngine ENGINE = ComputeEngine.start(1);
  public static final Architecture ARCHITECTURE = architecture(2, 16, 4);
  static final Normalisation NORMALISATION =
      new Normalisation(List.of(0.5, 0.4, 0.3), List.of(0.25, 0.2, 0.1));
  static final DataSource DATA = new DataSource.Objects(100, 100, 16, 3L);
  static final ProbePlan PROBES = plan(Features.standard());
  static final UUID RUN = UUID.randomUUID();
  public static final String KEY = ObjectKeys.weights(RUN, 0);

  private TinyCheckpoint() {}

  /** What is asked of some features. */
  public static ProbePlan plan(Features features) {
    return new ProbePlan(null, null, 40, null, 20, 30, features);
  }

  /** A narrow ResNet-18 for square images, with a projector of two layers. */
  static Architecture architecture(int width, int size, int output) {
    return new Architecture(
        new Backbone.ResNet18(width, null),
        new Projector(List.of(8, output), null, null),
        null,
        new ImageShape(3, size, size));
  }

  /** An untrained network; the same one every time. */
  static Network network(Architecture architecture) {
    return Network.initialised(NetworkDefinition.of(architecture), 7, ENGINE);
  }

  /** Stores the weights of such a network. */
  public static ObjectReference store(Architecture architecture, ObjectStore store)
      throws IOException, WorkFailure {
    Path file = Files.createTempFile("weights", null);
    try (Network network = network(architecture)) {
      WeightsFile.write(network, file);
      return store.put(KEY, file);
    } finally {
      Files.delete(file);
    }
  }

  /** What asks for the features of a network of {@link #ARCHITECTURE}. */
  public static ExtractionRequested task(ObjectReference weights) {
    return task(RUN, weights, PROBES);
  }

  /** What asks for some of them. */
  public static ExtractionRequested task(UUID run, ObjectReference weights, ProbePlan probes) {
    CheckpointPublished published =
        new CheckpointPublished(
            run,
            Instant.now(),
            new Checkpoint(0, 0, true, 1, weights),
            ARCHITECTURE,
            NetworkDefinition.of(ARCHITECTURE).cutPoints(),
            NORMALISATION,
            DATA,
            probes,
            7);
    return new ExtractionRequested(run, Instant.now(), published);
  }
}
