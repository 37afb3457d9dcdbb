package dev.guillotine.embedding.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.ModuleCutPoints;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.ModuleCut;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.embedding.module.ModuleFile;
import dev.guillotine.platform.failure.PermanentFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TorchScript modules that were made elsewhere, on real data and in a real object store. */
class HostedModulesTest {
  private static final Backbone.Module NETWORK =
      new Backbone.Module(
          List.of(
              new ModuleCut("Layer.1", List.of(3, 16, 16), null),
              new ModuleCut("layer.1", List.of(3), null)),
          null);

  @TempDir Path folder;
  private Workshop workshop;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
  }

  @AfterEach
  void close() throws Exception {
    workshop.close();
  }

  @Test
  void shouldExtractWhatAModuleGives() throws Exception {
    extract(
        "Dict[str, Tensor]",
        "y = torch.mean(x, [2, 3])",
        "return {\"Layer.1\": torch.mul(x, 2.), \"layer.1\": y}");

    List<FeatureShard> shards = workshop.shards();
    assertThat(shards)
        .extracting(FeatureShard::cut)
        .contains("Layer.1", "layer.1")
        .hasSize(2 * workshop.pieces().size());
    for (int shard = 0; shard < shards.size(); shard += 2) {
      float[] doubled = workshop.floats(shards.get(shard).object(), "features");
      float[] means = workshop.floats(shards.get(shard + 1).object(), "features");
      assertThat(means).hasSize(3 * shards.get(shard).rows()).isNotEqualTo(new float[means.length]);
      for (int i = 0; i < means.length; i++) {
        assertThat(doubled[i]).isCloseTo(2 * means[i], within(1e-5f));
      }
    }
  }

  @Test
  void shouldRefuseAModuleThatHarmsAndGoOn() throws Exception {
    assertRefused("gave no answer within 8 s", "while True:", "  x = torch.neg(x)", "return x");
    assertRefused(
        "took more than 1024 MiB of memory",
        "y = torch.reshape(x, [-1])",
        "while True:",
        "  y = torch.cat([y, y], 0)",
        "return y");
    assertRefused("not a dictionary of tensors", "return x");

    extract("Dict[str, Tensor]", "return {\"Layer.1\": x, \"layer.1\": torch.mean(x, [2, 3])}");
    assertThat(workshop.shards()).hasSize(2 * workshop.pieces().size());
  }

  @Test
  void shouldRefuseModulesUnlessTheOperatorAllowsThem() {
    workshop.modulesAllowed = false;

    assertRefused("unless its operator allows it (GUILLOTINE_MODULES_ALLOWED=true)", "return x");
  }

  private void assertRefused(String reason, String... body) {
    assertThatExceptionOfType(PermanentFailure.class)
        .isThrownBy(() -> extract("Tensor", body))
        .withMessageContaining(reason);
  }

  private void extract(String returns, String... body) throws Exception {
    Path file = ModuleFile.of(folder, returns, body);
    ObjectReference stored = workshop.store.put(ObjectKeys.given("module"), file);
    workshop.events.clear();
    workshop.extract(task(stored), 16);
  }

  private static ExtractionRequested task(ObjectReference file) {
    UUID run = UUID.randomUUID();
    CheckpointPublished published =
        new CheckpointPublished(
            run,
            Instant.now(),
            new Checkpoint(0, 0, true, 1, file),
            new Architecture(
                NETWORK,
                new Projector(List.of(), null, null),
                null,
                TinyCheckpoint.ARCHITECTURE.input()),
            ModuleCutPoints.of(NETWORK),
            TinyCheckpoint.NORMALISATION,
            TinyCheckpoint.DATA,
            TinyCheckpoint.PROBES,
            7);
    return new ExtractionRequested(run, Instant.now(), published);
  }
}
