package dev.guillotine.embedding.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.TrunkRequested;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.work.Lease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunkWorkTest {
  private static final int MOST = 1 << 20;

  @TempDir Path folder;
  private Workshop workshop;
  private TrunkRequested task;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
    ObjectReference weights = TinyCheckpoint.store(TinyCheckpoint.ARCHITECTURE, workshop.store);
    CheckpointPublished source = TinyCheckpoint.task(weights).source();
    task = new TrunkRequested(Instant.now(), source, "stage2");
  }

  @AfterEach
  void close() throws Exception {
    workshop.close();
  }

  @Test
  void shouldStoreWeightsUpToTheCutAndAModule() throws Exception {
    workshop.trunks().perform(task, new Lease());

    Path weights =
        Files.write(
            folder.resolve("weights"), workshop.store.find(task.weights(), MOST).orElseThrow());
    try (SafetensorsFile file = SafetensorsFile.open(weights)) {
      assertThat(file.tensors()).anyMatch(tensor -> tensor.name().equals("layer2.0.conv1.weight"));
      assertThat(file.tensors()).noneMatch(tensor -> tensor.name().startsWith("layer3."));
      assertThat(file.metadata())
          .containsEntry("guillotine.cut", "stage2")
          .containsEntry("guillotine.checkpoint", task.source().checkpoint().digest());
    }
    byte[] module = workshop.store.find(task.module(), MOST).orElseThrow();
    assertThat(new String(module, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
  }

  @Test
  void shouldNotWriteAgainWhatIsThere() throws Exception {
    workshop.store.put(task.module(), new byte[] {1});

    workshop.trunks().perform(task, new Lease());

    assertThat(workshop.store.find(task.module(), MOST).orElseThrow()).containsExactly(1);
  }

  @Test
  void shouldRefuseWeightsThatAreNotThere() throws Exception {
    workshop.store.remove(TinyCheckpoint.KEY);

    assertThatThrownBy(() -> workshop.trunks().perform(task, new Lease()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("there is no such object");
  }
}
