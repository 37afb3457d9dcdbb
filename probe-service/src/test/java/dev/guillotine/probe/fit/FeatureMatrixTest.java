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
        .isThrownBy(() -> new FeatureMatrix(new float[] {1, 2, 3, 4, 5, value, value, 8}, 4, 2))
        .withMessageContaining("row 2, column 1 is " + value);
  }

  @Test
  void shouldRefuseLengthsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureMatrix(new float[5], 2, 2))
        .withMessageContaining("5 entries; needed are 2 rows of 2 columns, 4 in all");
    assertThatIllegalArgumentException().isThrownBy(() -> new FeatureMatrix(new float[0], 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new FeatureMatrix(new float[0], 0, 1));
  }

  @Test
  void shouldBeFollowedByOtherRows() {
    FeatureMatrix first = new FeatureMatrix(new float[] {1, 2, 3, 4}, 2, 2);
    FeatureMatrix second = new FeatureMatrix(new float[] {5, 6}, 1, 2);

    FeatureMatrix both = first.followedBy(second);

    assertThat(both.rows()).isEqualTo(3);
    assertThat(both.value(1, 0)).isEqualTo(3);
    assertThat(both.value(2, 1)).isEqualTo(6);
  }

  @Test
  void shouldNotBeFollowedByRowsOfAnotherWidth() {
    FeatureMatrix wide = new FeatureMatrix(new float[2], 1, 2);
    FeatureMatrix narrow = new FeatureMatrix(new float[1], 1, 1);

    assertThatIllegalArgumentException().isThrownBy(() -> wide.followedBy(narrow));
  }
}
