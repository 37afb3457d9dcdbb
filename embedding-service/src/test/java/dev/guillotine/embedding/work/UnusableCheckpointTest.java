package dev.guillotine.embedding.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.ShardRequested;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.work.Lease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights that no attempt can extract features with. */
class UnusableCheckpointTest {
  @TempDir Path folder;
  private Workshop workshop;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
  }

  @AfterEach
  void close() throws Exception {
    assertThat(workshop.events).noneMatch(FeaturesExtracted.class::isInstance);
    assertThat(workshop.store.list("features/")).noneMatch(key -> key.contains("/rows/"));
    workshop.close();
  }

  @Test
  void shouldRefuseWeightsThatAreNotThere() throws Exception {
    ObjectReference weights = TinyCheckpoint.store(TinyCheckpoint.ARCHITECTURE, workshop.store);
    workshop.store.remove(TinyCheckpoint.KEY);

    assertRefused(weights, TinyCheckpoint.KEY, "there is no such object");
  }

  @Test
  void shouldRefuseWeightsThatAreNotWhatWasClaimed() throws Exception {
    ObjectReference weights = TinyCheckpoint.store(TinyCheckpoint.ARCHITECTURE, workshop.store);
    workshop.store.put(TinyCheckpoint.KEY, "torn".getBytes(StandardCharsets.UTF_8));

    assertRefused(weights, TinyCheckpoint.KEY + " is corrupt", weights.sha256());
  }

  @Test
  void shouldRefuseAFileThatHoldsNoWeights() throws Exception {
    ObjectReference weights =
        workshop.store.put(TinyCheckpoint.KEY, "not a tensor".getBytes(StandardCharsets.UTF_8));

    assertRefused(weights, "the checkpoint cannot be used", "header");
  }

  static List<Architecture> others() {
    return List.of(
        TinyCheckpoint.architecture(2, 16, 5),
        TinyCheckpoint.architecture(2, 16, 3),
        TinyCheckpoint.architecture(1, 16, 4),
        TinyCheckpoint.architecture(2, 32, 4));
  }

  @ParameterizedTest
  @MethodSource("others")
  void shouldRefuseWeightsOfAnotherArchitecture(Architecture other) throws Exception {
    ObjectReference weights = TinyCheckpoint.store(other, workshop.store);

    assertRefused(weights, "the checkpoint cannot be used", "architecture");
  }

  @Test
  void shouldTryNoOtherPieceWhenOneFailedForGood() throws Exception {
    ObjectReference weights =
        workshop.store.put(TinyCheckpoint.KEY, "not a tensor".getBytes(StandardCharsets.UTF_8));
    workshop.plan(TinyCheckpoint.task(weights), 64);
    ShardWork worker = workshop.worker(Workshop.Bounds.batch(64), workshop::remember);
    ShardRequested first = workshop.pieces().get(0);

    assertThatExceptionOfType(PermanentFailure.class)
        .isThrownBy(() -> worker.perform(first, new Lease()));

    worker.perform(workshop.pieces().get(1), new Lease());
    assertThat(workshop.store.list("features/")).noneMatch(key -> key.contains("/done/"));
    assertThatExceptionOfType(PermanentFailure.class)
        .as("its worker may have died before it could say so")
        .isThrownBy(() -> worker.perform(first, new Lease()));
  }

  private void assertRefused(ObjectReference weights, String... reasons) {
    assertThatThrownBy(() -> workshop.extract(TinyCheckpoint.task(weights), 64))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContainingAll(reasons);
  }
}
