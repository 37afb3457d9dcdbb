package dev.guillotine.probe.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.platform.failure.PermanentFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features and labels that no attempt can probe. */
class UnusableFeaturesTest {
  private static final CutPoint STAGE = SyntheticFeatures.CUTS.get(1);

  @TempDir Path folder;
  private Workshop workshop;
  private SyntheticFeatures features;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
    features = new SyntheticFeatures(workshop.store);
  }

  @AfterEach
  void close() throws Exception {
    workshop.close();
  }

  @Test
  void shouldRefuseAShardThatIsNotThere() throws Exception {
    workshop.store.remove(SyntheticFeatures.key(STAGE, Split.TEST));
    assertRefused(SyntheticFeatures.key(STAGE, Split.TEST), "there is no such object");

    features.forget(STAGE, Split.TEST);
    assertRefused("features of cut stage1", "no shard of split test");
  }

  @Test
  void shouldRefuseAShardThatIsNotWhatWasClaimed() throws Exception {
    String key = SyntheticFeatures.key(STAGE, Split.VALIDATION);
    workshop.store.put(key, "torn".getBytes(StandardCharsets.UTF_8));

    assertRefused(key + " is corrupt");
  }

  @Test
  void shouldRefuseFeaturesThatAreNotFinite() throws Exception {
    float[] values = SyntheticFeatures.values(STAGE, Split.TRAIN);
    values[7 * STAGE.dimension() + 2] = Float.NaN;
    features.replace(STAGE, Split.TRAIN, values);

    assertRefused("features of cut stage1", "the feature in row 7, column 2 is NaN");
  }

  @Test
  void shouldRefuseFeaturesThatDoNotFitTheirLabels() throws Exception {
    features.replace(STAGE, Split.TEST, new float[10 * STAGE.dimension()]);

    assertRefused("features of cut stage1", "test has targets of 150 samples");
  }

  @Test
  void shouldRefuseLabelsOutsideTheirRange() throws Exception {
    long[] labels = new long[100];
    labels[3] = SyntheticFeatures.CLASSES;
    features.label(Split.VALIDATION, labels);
    assertRefused("labels of validation: the class of row 3 is 3; allowed is 0 to 2");

    labels[3] = -1;
    features.label(Split.VALIDATION, labels);
    assertRefused("labels of validation: the class of row 3 is -1; allowed is 0 to 2");
  }

  private void assertRefused(String... reasons) {
    assertThatThrownBy(() -> workshop.perform(features.task()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContainingAll(reasons);
    assertThat(workshop.recommendations()).isEmpty();
  }
}
