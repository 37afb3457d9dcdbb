package dev.guillotine.embedding.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.LabelFile;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.event.ShardRequested;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.safetensors.TensorType;
import dev.guillotine.contracts.specification.Features;
import dev.guillotine.contracts.specification.ProbePlan;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.Targets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real extraction from a tiny network into a real object store. */
class ExtractionWorkTest {
  private static final Map<Split, Integer> ROWS =
      Map.of(Split.TRAIN, 40, Split.VALIDATION, 20, Split.TEST, 30);

  @TempDir Path folder;
  private Workshop workshop;
  private ExtractionRequested task;
  private DataSet set;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
    task = TinyCheckpoint.task(TinyCheckpoint.store(TinyCheckpoint.ARCHITECTURE, workshop.store));
    set = workshop.sets.open(TinyCheckpoint.DATA, samples -> {});
  }

  @AfterEach
  void close() throws Exception {
    set.close();
    workshop.close();
  }

  @Test
  void shouldPlanPiecesThatCoverEverySplit() throws Exception {
    workshop.plan(task, 7);

    assertThat(workshop.pieces())
        .extracting(piece -> "%s %d %d".formatted(piece.split(), piece.from(), piece.to()))
        .containsExactly(
            "TRAIN 0 16",
            "TRAIN 16 32",
            "TRAIN 32 40",
            "VALIDATION 0 16",
            "VALIDATION 16 20",
            "TEST 0 16",
            "TEST 16 30");
    assertThat(workshop.pieces()).extracting(ShardRequested::data).containsOnly(set.identity());
    assertThat(workshop.events).noneMatch(FeaturesExtracted.class::isInstance);
  }

  @Test
  void shouldPublishOnceAllPiecesAreDoneWhateverTheirOrder() throws Exception {
    workshop.plan(task, 7);
    List<ShardRequested> pieces = new ArrayList<>(workshop.pieces());
    Collections.shuffle(pieces, new Random(5));
    ShardWork worker = workshop.worker(Workshop.Bounds.batch(7), workshop::remember);
    for (ShardRequested piece : pieces) {
      assertThat(workshop.events).noneMatch(FeaturesExtracted.class::isInstance);
      worker.perform(piece, new Lease());
      worker.perform(pieces.get(0), new Lease());
    }

    FeaturesExtracted extracted = workshop.extracted();
    assertThat(workshop.shards())
        .extracting(
            shard ->
                "%s %d+%d %s %d"
                    .formatted(
                        shard.split(), shard.from(), shard.rows(), shard.cut(), shard.dimension()))
        .containsExactlyElementsOf(expectedShards());
    assertThat(extracted.runId()).isEqualTo(TinyCheckpoint.RUN);
    assertThat(extracted.checkpoint()).isEqualTo(task.source().checkpoint());
    assertThat(extracted.cutPoints()).isEqualTo(task.source().cutPoints());
    assertThat(extracted.data()).isEqualTo(set.identity());
    assertThat(extracted.probes()).isEqualTo(TinyCheckpoint.PROBES);
    assertThat(extracted.seed()).isEqualTo(task.source().seed());
    assertThat(workshop.events).filteredOn(FeaturesExtracted.class::isInstance).hasSize(1);
  }

  private List<String> expectedShards() {
    List<String> expected = new ArrayList<>();
    for (ShardRequested piece : workshop.pieces()) {
      for (CutPoint cut : task.source().cutPoints()) {
        expected.add(
            "%s %d+%d %s %d"
                .formatted(
                    piece.split(),
                    piece.from(),
                    piece.to() - piece.from(),
                    cut.name(),
                    cut.dimension()));
      }
    }
    return expected;
  }

  @Test
  void shouldStoreWhatTheNetworkMakesOfEachImage() throws Exception {
    perform(7);

    for (FeatureShard shard : workshop.shards()) {
      int[] indices = indices(shard);
      int cut = cut(shard.cut()).index();
      assertThat(workshop.tensors(shard.object()))
          .as(shard.object().key())
          .containsExactlyInAnyOrder(
              TensorSpec.of("features", TensorType.F32, shard.rows(), shard.dimension()),
              TensorSpec.of("indices", TensorType.I64, shard.rows()));
      assertEqualUpToRounding(shard, DirectPass.embed(samples(shard.split()), indices).get(cut));
      assertThat(workshop.integers(shard.object(), "indices")).isEqualTo(indices);
    }
  }

  @Test
  void shouldTellProgressAndTheShareOfWaiting() throws Exception {
    perform(7);

    List<RunProgressed> progress =
        workshop.events.stream()
            .filter(RunProgressed.class::isInstance)
            .map(RunProgressed.class::cast)
            .filter(event -> event.phase() == Phase.EXTRACTION)
            .toList();
    assertThat(progress).extracting(RunProgressed::total).containsOnly(90L);
    assertThat(progress).last().extracting(RunProgressed::done).isEqualTo(90L);
    assertThat(progress)
        .allSatisfy(event -> assertThat(event.metrics().get("share.waiting")).isBetween(0.0, 1.0));
    assertThat(workshop.meters.counter("guillotine.extraction.samples").count()).isEqualTo(90);
  }

  @Test
  void shouldStoreTheClassOfEachImage() throws Exception {
    perform(7);

    assertThat(workshop.extracted().labels())
        .extracting(LabelFile::split)
        .containsExactly(Split.values());
    for (LabelFile labels : workshop.extracted().labels()) {
      Targets targets = samples(labels.split()).targets("class").at(indices(labels.split()));
      assertThat(workshop.integers(labels.object(), "class"))
          .isEqualTo(((Targets.Classes) targets).values());
    }
  }

  @Test
  void shouldFindAllThatIsInTheStoreAlready() throws Exception {
    perform(7);
    List<FeatureShard> first = workshop.shards();
    workshop.events.clear();
    workshop.store.remove(TinyCheckpoint.KEY);

    ExtractionRequested other =
        TinyCheckpoint.task(
            UUID.randomUUID(), task.source().checkpoint().weights(), TinyCheckpoint.PROBES);
    workshop.extract(other, 7);

    assertThat(workshop.pieces()).isEmpty();
    assertThat(workshop.events).noneMatch(RunProgressed.class::isInstance);
    assertThat(workshop.extracted().runId()).isEqualTo(other.runId());
    assertThat(workshop.shards()).isEqualTo(first);
  }

  @Test
  void shouldExtractOnlyTheCutsThatAreMissing() throws Exception {
    ObjectReference weights = task.source().checkpoint().weights();
    workshop.extract(asking(weights, List.of("stage1", "stage3"), null), 7);
    List<FeatureShard> two = workshop.shards();
    int before = workshop.store.list("features/").size();
    workshop.events.clear();

    workshop.extract(asking(weights, List.of("stage1", "stage2", "stage3"), null), 7);

    assertThat(workshop.extracted().cutPoints())
        .extracting(CutPoint::name)
        .containsExactly("stage1", "stage2", "stage3");
    assertThat(workshop.shards()).hasSize(3 * 7).containsAll(two);
    List<String> added =
        workshop.store.list("features/").stream().filter(key -> key.contains("/rows/")).toList();
    assertThat(added).hasSize(3 * 7).anyMatch(key -> key.contains("/stage2/"));
    assertThat(before).isPositive();
  }

  @Test
  void shouldShareRowsWithARequestForMoreOfThem() throws Exception {
    perform(7);
    List<FeatureShard> first = workshop.shards();
    workshop.events.clear();
    ProbePlan more = new ProbePlan(null, null, 60, null, 20, 30, null);

    workshop.extract(
        TinyCheckpoint.task(UUID.randomUUID(), task.source().checkpoint().weights(), more), 7);

    assertThat(workshop.pieces())
        .extracting(piece -> "%s %d %d".formatted(piece.split(), piece.from(), piece.to()))
        .containsExactly("TRAIN 32 48", "TRAIN 48 60");
    assertThat(workshop.shards())
        .containsAll(first.stream().filter(shard -> shard.rows() == 16).toList());
  }

  @Test
  void shouldPoolAsAskedForAndStoreHalves() throws Exception {
    Features grid = new Features(List.of("stage1"), Features.Pooled.GRID, 40, Features.Type.F16);
    ObjectReference weights = task.source().checkpoint().weights();
    workshop.extract(TinyCheckpoint.task(UUID.randomUUID(), weights, TinyCheckpoint.plan(grid)), 7);

    FeatureShard shard = workshop.shards().get(0);
    assertThat(shard.dimension()).isEqualTo(2 * 16);
    assertThat(workshop.tensors(shard.object()))
        .contains(TensorSpec.of("features", TensorType.F16, shard.rows(), 32));
    float[] cells = workshop.floats(shard.object(), "features");
    float[] means = DirectPass.embed(samples(shard.split()), indices(shard)).get(1);
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      for (int cell = 0; cell < 16; cell++) {
        sum += cells[16 * i + cell];
      }
      assertThat(sum / 16).isCloseTo(means[i], within(2e-3));
    }
  }

  @Test
  void shouldRefuseCutsThatTheNetworkDoesNotHave() {
    ObjectReference weights = task.source().checkpoint().weights();

    assertThatThrownBy(() -> workshop.plan(asking(weights, List.of("stage9"), null), 7))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageStartingWith("probes.features.cuts: stage9 is not allowed; allowed: some of [");
    assertThatThrownBy(() -> workshop.plan(asking(weights, null, Features.Pooled.TOKEN), 7))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("there is no class token at the cut stem");
  }

  private static ExtractionRequested asking(
      ObjectReference weights, List<String> cuts, Features.Pooled pooling) {
    Features features = new Features(cuts, pooling, null, null);
    return TinyCheckpoint.task(UUID.randomUUID(), weights, TinyCheckpoint.plan(features));
  }

  /** Killed before any file of a piece was stored, and then after all of them were. */
  @Test
  void shouldStoreTheSameBytesWhenItExtractsAgain() throws Exception {
    perform(7);
    List<FeatureShard> first = workshop.shards();
    for (String key : workshop.store.list("features/")) {
      workshop.store.remove(key);
    }
    workshop.events.clear();

    perform(7);

    assertThat(workshop.shards()).isEqualTo(first);
  }

  @Test
  void shouldMakeTheSameFeaturesInBatchesOfAnySize() throws Exception {
    perform(7);
    List<float[]> small = new ArrayList<>();
    for (FeatureShard shard : workshop.shards()) {
      small.add(features(shard));
    }
    for (String key : workshop.store.list("features/")) {
      workshop.store.remove(key);
    }
    workshop.events.clear();

    perform(64);

    List<FeatureShard> large = workshop.shards();
    assertThat(large).hasSameSizeAs(small);
    for (int shard = 0; shard < small.size(); shard++) {
      assertEqualUpToRounding(large.get(shard), small.get(shard));
    }
  }

  private void perform(int batch) throws Exception {
    workshop.extract(task, batch);
  }

  private CutPoint cut(String name) {
    return task.source().cutPoints().stream()
        .filter(cut -> cut.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private int[] indices(FeatureShard shard) {
    return Arrays.copyOfRange(indices(shard.split()), shard.from(), shard.from() + shard.rows());
  }

  /** Sums in another order differ in the last bits: by less than 1e-6 of the largest feature. */
  private void assertEqualUpToRounding(FeatureShard shard, float[] expected) throws Exception {
    float[] features = features(shard);
    assertThat(features).as(shard.object().key()).hasSameSizeAs(expected);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(features[i] - expected[i]));
    }
    assertThat(largest).as(shard.object().key()).isPositive();
    assertThat(difference).as(shard.object().key()).isLessThan(1e-6 * largest);
  }

  private float[] features(FeatureShard shard) throws Exception {
    return workshop.floats(shard.object(), "features");
  }

  /** The source's split that a split is taken from. */
  private Samples samples(Split split) {
    return split == Split.TEST ? set.test().orElseThrow() : set.train();
  }

  /** Where in the source's split the images of a split lie. */
  private int[] indices(Split split) {
    Selection images = new Splits(set, TinyCheckpoint.PROBES.validation()).samples(split);
    return IntStream.range(0, ROWS.get(split)).map(images::sourcePosition).toArray();
  }
}
