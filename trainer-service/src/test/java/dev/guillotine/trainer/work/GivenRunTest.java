package dev.guillotine.trainer.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.ModuleCutPoints;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.ModuleCut;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.embedded.EmbeddedS3;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.representation.checkpoint.WeightsFile;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that were made elsewhere, in a real object store. */
class GivenRunTest {
  private static final ComputeEngine ENGINE = ComputeEngine.start(1);
  private static final Architecture ARCHITECTURE =
      new Architecture(
          new Backbone.ResNet18(2, null),
          new Projector(List.of(), null, null),
          null,
          new ImageShape(3, 16, 16));
  private static final Normalisation NORMALISATION =
      new Normalisation(List.of(0.5, 0.4, 0.3), List.of(0.2, 0.2, 0.1));

  @TempDir Path folder;
  private EmbeddedS3 server;
  private ObjectStore store;
  private final List<Event> events = new ArrayList<>();
  private final UUID runId = UUID.randomUUID();

  @BeforeEach
  void start() throws Exception {
    server = EmbeddedS3.start(folder.resolve("s3"), 0, "access", "secret");
    store =
        new ObjectStore(
            URI.create(server.endpoint()),
            "us-east-1",
            "access",
            "secret",
            "guillotine",
            Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() throws Exception {
    store.close();
    server.close();
  }

  @Test
  void shouldPublishTheOnlyCheckpoint() throws Exception {
    GivenCheckpoint given = given(weights());
    store.put(given.file().key(), weights());

    publish(given);
    publish(given);

    assertThat(events).hasSize(2).extracting(Event::id).containsOnly(events.get(0).id());
    CheckpointPublished published = (CheckpointPublished) events.get(0);
    assertThat(published.checkpoint().last()).isTrue();
    assertThat(published.checkpoint().siblings()).isEqualTo(1);
    assertThat(published.architecture()).isEqualTo(ARCHITECTURE);
    assertThat(published.normalisation()).isEqualTo(NORMALISATION);
    assertThat(published.cutPoints())
        .extracting(CutPoint::name)
        .containsExactly("stem", "stage1", "stage2", "stage3", "backbone");
    Path stored = folder.resolve("stored");
    store.get(published.checkpoint().weights(), stored);
    assertThat(published.checkpoint().weights().key()).isEqualTo(ObjectKeys.weights(runId, 0));
    assertThat(WeightsFile.architecture(stored)).isEqualTo(ARCHITECTURE);
  }

  /** Nothing here may run it: its manifest is taken at its word. */
  @Test
  void shouldPublishAModuleAsItIs() throws Exception {
    byte[] program = "only the embedding service looks at it".getBytes(StandardCharsets.UTF_8);
    GivenCheckpoint file = given(program);
    Backbone.Module module =
        new Backbone.Module(List.of(new ModuleCut("layer.1", List.of(8, 4, 4), null)), null);
    GivenCheckpoint given =
        new GivenCheckpoint(module, null, file.input(), NORMALISATION, file.size(), file.sha256());
    store.put(given.file().key(), program);

    publish(given);

    CheckpointPublished published = (CheckpointPublished) events.get(0);
    assertThat(published.checkpoint().weights()).isEqualTo(given.file());
    assertThat(published.architecture()).isEqualTo(given.architecture());
    assertThat(published.cutPoints()).isEqualTo(ModuleCutPoints.of(module));
  }

  @Test
  void shouldRefuseAFileThatIsNotThere() throws Exception {
    GivenCheckpoint given = given(weights());

    assertRefused(given, given.file().key(), "there is no such object");
  }

  @Test
  void shouldRefuseAnotherFileThanWasRegistered() throws Exception {
    byte[] other = weights();
    other[other.length - 1]++;
    GivenCheckpoint given = given(weights());
    store.put(given.file().key(), other);

    assertRefused(given, "is corrupt", given.sha256());
  }

  @Test
  void shouldRefuseWhatIsNoSafetensors() throws Exception {
    byte[] text = "this is no checkpoint at all".getBytes(StandardCharsets.UTF_8);
    GivenCheckpoint given = given(text);
    store.put(given.file().key(), text);

    assertRefused(given, "the given checkpoint cannot be used", "header");
  }

  @Test
  void shouldRefuseWeightsOfAnotherNetwork() throws Exception {
    byte[] weights = weights();
    GivenCheckpoint small = given(weights);
    GivenCheckpoint given =
        new GivenCheckpoint(
            new Backbone.ResNet18(3, null),
            null,
            small.input(),
            NORMALISATION,
            small.size(),
            small.sha256());
    store.put(given.file().key(), weights);

    assertRefused(given, "the given checkpoint cannot be used", "shape");
  }

  private byte[] weights() throws Exception {
    Path file = folder.resolve("weights");
    try (Network network = Network.initialised(NetworkDefinition.of(ARCHITECTURE), 7, ENGINE)) {
      WeightsFile.write(network, file);
    }
    return Files.readAllBytes(file);
  }

  private GivenCheckpoint given(byte[] content) throws WorkFailure {
    ObjectReference reference = store.put("elsewhere", content);
    return new GivenCheckpoint(
        ARCHITECTURE.backbone(),
        null,
        ARCHITECTURE.input(),
        NORMALISATION,
        content.length,
        reference.sha256());
  }

  private void assertRefused(GivenCheckpoint given, String... reasons) {
    assertThatThrownBy(() -> publish(given))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContainingAll(reasons);
    assertThat(events).isEmpty();
  }

  private void publish(GivenCheckpoint given) throws WorkFailure {
    RunRequested task =
        new RunRequested(
            runId,
            Instant.now(),
            SpecificationReader.fromJson(
                "{\"method\": {\"name\": \"given\", \"checkpoint\": \"x\"}}"),
            given);
    new GivenRun(
            store,
            new Scratch(folder.resolve("scratch"), "trainer-test"),
            (event, past) -> {
              events.add(event);
              return CompletableFuture.completedFuture(null);
            })
        .publish(task, given, ENGINE, new Lease());
  }
}
