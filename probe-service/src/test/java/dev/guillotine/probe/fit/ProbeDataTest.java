package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProbeDataTest {
  private static final FeatureMatrix TWO_ROWS = new FeatureMatrix(new float[] {1, 2}, 2, 1);
  private static final CutFeatures FEATURES = new CutFeatures(TWO_ROWS, TWO_ROWS, TWO_ROWS);
  private static final Classes CLASSES = new Classes(new int[] {0, 1}, 2);
  private static final Numbers NUMBERS = new Numbers(new float[] {1, 2});

  @Test
  void shouldNameTheSetWhoseWidthDiffers() {
    FeatureMatrix wide = new FeatureMatrix(new float[] {1, 2}, 1, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CutFeatures(TWO_ROWS, TWO_ROWS, wide))
        .withMessage("test has 2 columns; train has 1");
  }

  @Test
  void shouldNameTheSetWhoseTargetsAreOfOtherSamples() {
    Classes three = new Classes(new int[] {0, 1, 1}, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProbeData(FEATURES, CLASSES, three, CLASSES))
        .withMessage("validation has targets of 3 samples; its features are of 2");
  }

  @Test
  void shouldNameTheSetThatIsOfAnotherTask() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProbeData(FEATURES, CLASSES, CLASSES, NUMBERS))
        .withMessage("test asks for a number; train asks for one of 2 classes");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ProbeData(FEATURES, CLASSES, new Classes(new int[] {0, 1}, 3), CLASSES))
        .withMessage("validation asks for one of 3 classes; train asks for one of 2 classes");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProbeData(
                    FEATURES,
                    new Angles(new float[] {1, 2}, 360),
                    new Angles(new float[] {1, 2}, 180),
                    new Angles(new float[] {1, 2}, 360)))
        .withMessageContaining("validation asks for an angle of period 180.0");
  }

  @Test
  void shouldNameTheSetThatCannotBeScored() {
    Numbers constant = new Numbers(new float[] {3, 3});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProbeData(FEATURES, NUMBERS, constant, NUMBERS))
        .withMessageStartingWith("validation cannot be scored: the value is 3.0 in all 2 samples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProbeData(FEATURES, NUMBERS, NUMBERS, constant))
        .withMessageStartingWith("test cannot be scored");
    assertThat(new ProbeData(FEATURES, constant, NUMBERS, NUMBERS).train()).isSameAs(constant);
  }

  @Test
  void shouldRefuseAProbeThatTakesOtherTargets() {
    ProbeData numbers = new ProbeData(FEATURES, NUMBERS, NUMBERS, NUMBERS);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers.choosing(Classes.class))
        .withMessage("the task asks for a number; the probe takes Classes");
  }
}
