package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
  @Test
  void shouldNameTheRowWhoseClassIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Classes(new int[] {0, -3}, 2))
        .withMessage("the class of row 1 is -3; allowed is 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Classes(new int[] {2, 0}, 2))
        .withMessage("the class of row 0 is 2; allowed is 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Classes(new int[] {0}, 1))
        .withMessageContaining("classes is 1");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void shouldNameTheRowWhoseQuantityIsNotFinite(float value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Numbers(new float[] {1, value}))
        .withMessage("the value of row 1 is " + value + "; allowed are finite values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Angles(new float[] {1, value}, 360))
        .withMessageContaining("row 1 is " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void shouldRefuseAPeriodThatIsNone(double period) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Angles(new float[] {1}, period))
        .withMessageContaining("period is " + period);
  }

  @Test
  void shouldNameTheLabelThatIsNeitherThereNorNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelSets(new byte[] {0, 1, 1, 2}, 2))
        .withMessage("row 1, label 1 is 2; allowed are 0 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelSets(new byte[3], 2))
        .withMessageContaining("3 entries");
    assertThatIllegalArgumentException().isThrownBy(() -> new LabelSets(new byte[0], 0));
  }

  @Test
  void shouldNeedASample() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Classes(new int[0], 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Numbers(new float[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Angles(new float[0], 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new LabelSets(new byte[0], 1));
  }

  @Test
  void shouldBeFollowedByOthers() {
    Classes classes = new Classes(new int[] {0, 4}, 5).followedBy(new Classes(new int[] {1}, 5));
    assertThat(classes.value(2)).isEqualTo(1);
    assertThat(classes.occurring()).containsExactly(0, 1, 4);
    assertThat(new Numbers(new float[] {1}).followedBy(new Numbers(new float[] {2})).outputs()[0])
        .containsExactly(1, 2);
    Angles angles = new Angles(new float[] {0}, 4).followedBy(new Angles(new float[] {5}, 4));
    assertThat(angles.outputs()[0]).containsExactly(new double[] {0, 1}, within(1e-15));
    assertThat(angles.outputs()[1]).containsExactly(new double[] {1, 0}, within(1e-15));
    LabelSets labels =
        new LabelSets(new byte[] {0, 1}, 2).followedBy(new LabelSets(new byte[] {1, 1}, 2));
    assertThat(labels.positives(1)).isEqualTo(2);
    assertThat(labels.varies(0)).isTrue();
    assertThat(labels.varies(1)).isFalse();
  }

  @Test
  void shouldTellWhyNoPredictionCanBeScored() {
    assertThat(new Classes(new int[] {1}, 2).flaw()).isEmpty();
    assertThat(new Numbers(new float[] {1, 1.001f}).flaw()).isEmpty();
    assertThat(new Numbers(new float[] {0.1f, 0.1f, 0.1f}).flaw())
        .hasValue("the value is 0.1 in all 3 samples; needed are two that differ");
    assertThat(new Numbers(new float[] {0}).flaw()).isPresent();
    assertThat(new Angles(new float[] {10, 250}, 360).flaw()).isEmpty();
    assertThat(new Angles(new float[] {10, 370}, 360).flaw()).isPresent();
    // Equal sines, of 45 and 135 degrees, and equal cosines; not to the last bit.
    assertThat(new Angles(new float[] {45, 135}, 360).flaw().orElseThrow())
        .startsWith("the sine of the angle is 0.70710677 in all 2 samples");
    assertThat(new Angles(new float[] {90, 270, -90}, 360).flaw().orElseThrow())
        .startsWith("the cosine of the angle is");
    assertThat(new LabelSets(new byte[] {1, 0, 1, 0}, 2).flaw()).isPresent();
    assertThat(new LabelSets(new byte[] {1, 0, 1, 1}, 2).flaw()).isEmpty();
  }

  @Test
  void shouldMeasureAngularErrorsTheShortWayRound() {
    Angles truth = new Angles(new float[] {1, 11.5f, -0.5f}, 12);
    double[][] predicted = {
      // 11, 0.5 and 5.5 o'clock, at whatever length
      {3 * Math.sin(11 * Math.PI / 6), Math.sin(Math.PI / 12), Math.sin(11 * Math.PI / 12)},
      {3 * Math.cos(11 * Math.PI / 6), Math.cos(Math.PI / 12), Math.cos(11 * Math.PI / 12)}
    };

    assertThat(truth.details(predicted).get("errorDegrees"))
        .isCloseTo((60 + 30 + 180) / 3.0, within(1e-12));
  }
}
