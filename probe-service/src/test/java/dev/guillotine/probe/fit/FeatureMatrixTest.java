package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureMatrixTest {
  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void shouldNameTheFirstFeatureThatIsNotFinite(float value) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new FeatureMatrix(new float[] {1, 2, 3, 4, 5, value, value, 8}, 2, new int[4]))
        .withMessageContaining("row 2, column 1 is " + value);
  }

  @Test
  void shouldNameTheRowOfANegativeLabel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureMatrix(new float[] {1, 2}, 1, new int[] {0, -3}))
        .withMessageContaining("label of row 1 is -3");
  }

  @Test
  void shouldRefuseLengthsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureMatrix(new float[5], 2, new int[2]))
        .withMessageContaining("5 entries; needed are 2 rows of 2 columns, 4 in all");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureMatrix(new float[0], 0, new int[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureMatrix(new float[0], 1, new int[0]));
  }

  @Test
  void shouldBeFollowedByOtherRows() {
    FeatureMatrix first = new FeatureMatrix(new float[] {1, 2, 3, 4}, 2, new int[] {0, 1});
    FeatureMatrix second = new FeatureMatrix(new float[] {5, 6}, 2, new int[] {4});

    FeatureMatrix both = first.followedBy(second);

    assertThat(both.rows()).isEqualTo(3);
    assertThat(both.value(1, 0)).isEqualTo(3);
    assertThat(both.value(2, 1)).isEqualTo(6);
    assertThat(both.label(2)).isEqualTo(4);
    assertThat(both.classes()).containsExactly(0, 1, 4);
  }

  @Test
  void shouldNotBeFollowedByRowsOfAnotherWidth() {
    FeatureMatrix wide = new FeatureMatrix(new float[2], 2, new int[1]);
    FeatureMatrix narrow = new FeatureMatrix(new float[1], 1, new int[1]);

    assertThatIllegalArgumentException().isThrownBy(() -> wide.followedBy(narrow));
  }
}
