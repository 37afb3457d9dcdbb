package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProbeDataTest {
  private static final FeatureMatrix TWO_CLASSES =
      new FeatureMatrix(new float[] {1, 2}, 1, new int[] {0, 1});

  @Test
  void shouldNameTheSetWhoseLabelIsOutOfRange() {
    FeatureMatrix third = new FeatureMatrix(new float[] {1, 2}, 1, new int[] {0, 2});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProbeData(TWO_CLASSES, third, TWO_CLASSES, 2))
        .withMessage("the label of row 1 of validation is 2; allowed is 0 to 1");
  }

  @Test
  void shouldNameTheSetWhoseWidthDiffers() {
    FeatureMatrix wide = new FeatureMatrix(new float[] {1, 2}, 2, new int[] {0});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProbeData(TWO_CLASSES, TWO_CLASSES, wide, 2))
        .withMessage("test has 2 columns; train has 1");
  }

  @Test
  void shouldNeedTwoClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProbeData(TWO_CLASSES, TWO_CLASSES, TWO_CLASSES, 1))
        .withMessageContaining("classes is 1");
  }
}
