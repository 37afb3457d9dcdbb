package dev.guillotine.representation.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonDrawTest {
  private static final int DRAWS = 200_000;

  /** Counts against DRAWS × e⁻ᵐ mᵏ / k!, those of few expectations at both ends taken together. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 3.7, 9.99, 10, 10.01, 25, 128, 500})
  void shouldDrawFromPoissonsDistribution(double mean) {
    RandomStream random = new RandomStream(RandomAddress.of(1, "test").at((long) (mean * 100)));
    int[] counts = new int[1_000];
    for (int i = 0; i < DRAWS; i++) {
      counts[random.poisson(mean)]++;
    }
    double chiSquare = 0;
    double expected = 0;
    double seen = 0;
    double left = DRAWS;
    int bins = 0;
    double logFactorial = 0;
    for (int k = 0; k < counts.length; k++) {
      logFactorial += k == 0 ? 0 : Math.log(k);
      double here = DRAWS * Math.exp(k * Math.log(mean) - mean - logFactorial);
      expected += here;
      left -= here;
      seen += counts[k];
      if ((expected >= 20 && left >= 20) || k == counts.length - 1) {
        chiSquare += (seen - expected) * (seen - expected) / expected;
        bins++;
        expected = 0;
        seen = 0;
      }
    }

    int freedom = bins - 1;
    assertThat(freedom).isPositive();
    // 99.9 % quantile by Wilson and Hilferty's approximation
    double root = 1 - 2.0 / (9 * freedom) + 3.09 * Math.sqrt(2.0 / (9 * freedom));
    assertThat(chiSquare).isLessThan(freedom * root * root * root);
  }

  @Test
  void shouldDrawLargeMeans() {
    RandomStream random = new RandomStream(RandomAddress.of(2, "test"));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double off = random.poisson(1e6) - 1e6;
      sum += off;
      squares += off * off;
    }

    assertThat(sum / DRAWS).isCloseTo(0, within(10.0)); // standard error 2.2
    assertThat(squares / DRAWS / 1e6).isCloseTo(1, within(0.015));
  }

  @Test
  void shouldDrawNothingWhereNothingIsExpected() {
    RandomStream random = new RandomStream(RandomAddress.of(3, "test"));

    for (int i = 0; i < 100; i++) {
      assertThat(random.poisson(0)).isZero();
    }
  }

  @Test
  void shouldKnowFactorials() {
    double sum = 0;
    for (int k = 1; k < 2_000; k++) {
      sum += Math.log(k);
      assertThat(PoissonDraw.logFactorial(k)).isCloseTo(sum, within(1e-13 * k + 1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, 1.1e6})
  void shouldRefuseMeansThatAreNone(double mean) {
    RandomStream random = new RandomStream(RandomAddress.of(4, "test"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.poisson(mean))
        .withMessageContaining("mean: " + mean);
  }
}
