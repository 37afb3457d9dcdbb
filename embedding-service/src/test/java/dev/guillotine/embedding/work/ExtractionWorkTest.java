package dev.guillotine.embedding.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.LabelFile;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.safetensors.TensorType;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.Targets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  void shouldPublishOneShardOfEachCutAndSplit() throws Exception {
    perform(7);

    FeaturesExtracted extracted = workshop.extracted();
    List<String> expected = new ArrayList<>();
    for (Split split : Split.values()) {
      for (CutPoint cut : task.source().cutPoints()) {
        expected.add(cut.name() + " " + split + " " + ROWS.get(split) + "x" + cut.dimension());
      }
    }
    assertThat(extracted.shards())
        .extracting(
            shard ->
                "%s %s %dx%d"
                    .formatted(shard.cut(), shard.split(), shard.rows(), shard.dimension()))
        .containsExactlyElementsOf(expected);
    assertThat(extracted.runId()).isEqualTo(TinyCheckpoint.RUN);
    assertThat(extracted.checkpoint()).isEqualTo(task.source().checkpoint());
    assertThat(extracted.cutPoints()).isEqualTo(task.source().cutPoints());
    assertThat(extracted.data()).isEqualTo(set.identity());
    assertThat(extracted.probes()).isEqualTo(TinyCheckpoint.PROBES);
    assertThat(extracted.seed()).isEqualTo(task.source().seed());
    assertThat(workshop.events).filteredOn(FeaturesExtracted.class::isInstance).hasSize(1);
  }

  @Test
  void shouldStoreWhatTheNetworkMakesOfEachImage() throws Exception {
    perform(7);

    for (Split split : Split.values()) {
      Samples images = samples(split);
      int[] indices = indices(split);
      List<float[]> expected = DirectPass.embed(images, indices);
      List<FeatureShard> shards = shards(split);
      for (int cut = 0; cut < shards.size(); cut++) {
        FeatureShard shard = shards.get(cut);
        assertThat(workshop.tensors(shard.object()))
            .as(shard.object().key())
            .containsExactlyInAnyOrder(
                TensorSpec.of("features", TensorType.F32, shard.rows(), shard.dimension()),
                TensorSpec.of("indices", TensorType.I64, shard.rows()));
        assertEqualUpToRounding(shard, expected.get(cut));
        assertThat(workshop.integers(shard.object(), "indices")).isEqualTo(indices);
      }
    }
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
  void shouldNotExtractWhatIsInTheStoreAlready() throws Exception {
    perform(7);
    FeaturesExtracted first = workshop.extracted();
    workshop.events.clear();
    workshop.store.remove(TinyCheckpoint.KEY);

    perform(7);

    assertThat(workshop.extracted().shards()).isEqualTo(first.shards());
    assertThat(workshop.extracted().labels()).isEqualTo(first.labels());
    assertThat(workshop.extracted().id()).isEqualTo(first.id());
    assertThat(workshop.events).noneMatch(RunProgressed.class::isInstance);
  }

  /** Killed before the manifest, which is written last. */
  @Test
  void shouldStoreTheSameBytesWhenItExtractsAgain() throws Exception {
    perform(7);
    FeaturesExtracted first = workshop.extracted();
    workshop.events.clear();
    removeManifest();

    perform(7);

    assertThat(workshop.events).anyMatch(RunProgressed.class::isInstance);
    assertThat(workshop.extracted().shards()).isEqualTo(first.shards());
    assertThat(workshop.extracted().labels()).isEqualTo(first.labels());
  }

  @Test
  void shouldMakeTheSameFeaturesInBatchesOfAnySize() throws Exception {
    perform(7);
    List<float[]> small = new ArrayList<>();
    for (FeatureShard shard : workshop.extracted().shards()) {
      small.add(features(shard));
    }
    removeManifest();

    perform(64);

    List<FeatureShard> large = workshop.extracted().shards();
    assertThat(large).hasSameSizeAs(small);
    for (int shard = 0; shard < small.size(); shard++) {
      assertEqualUpToRounding(large.get(shard), small.get(shard));
    }
  }

  private void perform(int batch) throws Exception {
    workshop.work(batch).perform(task, new Lease());
  }

  private void removeManifest() throws Exception {
    List<String> manifests =
        workshop.store.list("features/").stream().filter(key -> key.endsWith(".json")).toList();
    assertThat(manifests).hasSize(1);
    workshop.store.remove(manifests.get(0));
  }

  private List<FeatureShard> shards(Split split) {
    return workshop.extracted().shards().stream().filter(one -> one.split() == split).toList();
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
