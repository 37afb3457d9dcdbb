package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorTest {
  @Test
  void shouldSumEveryPlaceOfAProduct() {
    Vector vector = Vector.of(1, 2, 3, 4, 5, 6, 7);

    assertThat(vector.dot(Vector.of(1, 10, 100, 1000, 10_000, 100_000, 1_000_000)))
        .isEqualTo(7_654_321);
  }

  @Test
  void shouldAddScaleAndMeasure() {
    Vector vector = Vector.of(3, -4);

    assertThat(vector.length()).isEqualTo(5);
    assertThat(vector.largest()).isEqualTo(4);
    assertThat(vector.times(2).at(1)).isEqualTo(-8);
    assertThat(vector.plus(-2, Vector.of(1, 1)).at(0)).isEqualTo(1);
  }
}
