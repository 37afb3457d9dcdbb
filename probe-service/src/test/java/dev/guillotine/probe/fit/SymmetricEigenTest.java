package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {
  /** Rounding may add up over so many times the precision of a double. */
  private static final double ROUNDING = 1e-13;

  private interface Entries {
    double at(int row, int column);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 17, 64, 255, 256, 257, 300})
  void shouldTakeRandomMatricesApart(int size) {
    Random random = new Random(size);
    double[][] lower = lower(size, (row, column) -> random.nextGaussian());

    assertDecomposed(lower, decompose(lower));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-30, 1e30})
  void shouldNotDependOnTheUnit(double unit) {
    Random random = new Random(7);
    double[][] lower = lower(20, (row, column) -> random.nextGaussian());

    SymmetricEigen original = decompose(lower);
    SymmetricEigen scaled = decompose(lower(20, (row, column) -> lower[row][column] * unit));

    for (int place = 0; place < 20; place++) {
      assertThat(scaled.value(place) / unit).isCloseTo(original.value(place), within(1e-12));
    }
  }

  @Test
  void shouldFindTheSpectrumOfASecondDifference() {
    // 2 on the diagonal and -1 beside it: 2 - 2 cos(kπ/(d + 1)), k = 1 … d.
    int size = 200;
    double[][] lower = lower(size, (row, column) -> row == column ? 2 : row - column == 1 ? -1 : 0);

    SymmetricEigen eigen = decompose(lower);

    for (int place = 0; place < size; place++) {
      assertThat(eigen.value(place))
          .isCloseTo(2 - 2 * Math.cos((place + 1) * Math.PI / (size + 1)), within(1e-13));
    }
    assertDecomposed(lower, eigen);
  }

  @Test
  void shouldFindNearlyEqualPairs() {
    // Wilkinson's W21+: |10 - i| on the diagonal, 1 beside it; its largest two agree in 14 digits.
    double[][] lower =
        lower(21, (row, column) -> row == column ? Math.abs(10 - row) : row - column == 1 ? 1 : 0);

    SymmetricEigen eigen = decompose(lower);

    assertThat(eigen.value(20)).isCloseTo(10.746194182903393, within(1e-13));
    assertThat(eigen.value(19)).isCloseTo(10.746194182903322, within(1e-13));
    assertDecomposed(lower, eigen);
  }

  @Test
  void shouldFindRepeatedEigenvalues() {
    // I + 11ᵀ has d + 1 once and 1 otherwise.
    double[][] lower = lower(60, (row, column) -> row == column ? 2 : 1);

    SymmetricEigen eigen = decompose(lower);

    for (int place = 0; place < 59; place++) {
      assertThat(eigen.value(place)).isCloseTo(1, within(ROUNDING));
    }
    assertThat(eigen.value(59)).isCloseTo(61, within(61 * ROUNDING));
    assertDecomposed(lower, eigen);
  }

  @Test
  void shouldFindWhatAMatrixOfLowRankLacks() {
    Random random = new Random(3);
    double[][] factors = new double[100][5];
    for (double[] factor : factors) {
      Arrays.setAll(factor, place -> random.nextGaussian());
    }
    double[][] lower =
        lower(100, (row, column) -> Vector.of(factors[row]).dot(Vector.of(factors[column])));

    SymmetricEigen eigen = decompose(lower);

    for (int place = 0; place < 95; place++) {
      assertThat(eigen.value(place)).isCloseTo(0, within(100 * ROUNDING));
    }
    assertThat(eigen.value(95)).isGreaterThan(10);
    assertDecomposed(lower, eigen);
  }

  @Test
  void shouldTakeDiagonalMatricesAsTheyAre() {
    double[] expected = {-3, 0, 0, 5, 5};
    double[][] lower =
        lower(5, (row, column) -> row == column ? new double[] {5, 0, -3, 5, 0}[row] : 0);

    SymmetricEigen eigen = decompose(lower);

    for (int place = 0; place < 5; place++) {
      assertThat(eigen.value(place)).isEqualTo(expected[place]);
    }
    assertDecomposed(lower, eigen);
    assertThat(decompose(lower(3, (row, column) -> 0)).value(2)).isZero();
  }

  @Test
  void shouldTakeMatricesWhoseRowsDifferByManyOrders() {
    double[][] lower = lower(40, (row, column) -> Math.pow(10, -5.0 * (row + column)) / (1 + row));

    assertDecomposed(lower, decompose(lower));
  }

  /** A = V diag(values) Vᵀ, VᵀV = I, ascending; relative to the largest eigenvalue. */
  private static void assertDecomposed(double[][] lower, SymmetricEigen eigen) {
    int size = lower.length;
    double[][] vectors = new double[size][];
    double largest = 0;
    for (int place = 0; place < size; place++) {
      double[] unit = new double[size];
      unit[place] = 1;
      vectors[place] = eigen.vector(unit);
      assertThat(eigen.coordinates(vectors[place])[place]).isCloseTo(1, within(ROUNDING));
      largest = Math.max(largest, Math.abs(eigen.value(place)));
      assertThat(eigen.value(place)).isGreaterThanOrEqualTo(eigen.value(Math.max(0, place - 1)));
    }
    double apart = 0;
    double askew = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double entry = 0;
        double product = 0;
        for (int place = 0; place < size; place++) {
          entry += vectors[place][row] * eigen.value(place) * vectors[place][column];
          product += vectors[row][place] * vectors[column][place];
        }
        apart = Math.max(apart, Math.abs(entry - lower[row][column]));
        askew = Math.max(askew, Math.abs(product - (row == column ? 1 : 0)));
      }
    }
    assertThat(apart).isLessThanOrEqualTo(ROUNDING * largest);
    assertThat(askew).isLessThanOrEqualTo(ROUNDING);
  }

  private static double[][] lower(int size, Entries entries) {
    double[][] lower = new double[size][];
    for (int row = 0; row < size; row++) {
      lower[row] = new double[row + 1];
      for (int column = 0; column <= row; column++) {
        lower[row][column] = entries.at(row, column);
      }
    }
    return lower;
  }

  private static SymmetricEigen decompose(double[][] lower) {
    int size = lower.length;
    try (NDManager memory = Torch.memory()) {
      double[] entries = new double[size * size];
      for (int row = 0; row < size; row++) {
        for (int column = 0; column < size; column++) {
          entries[row * size + column] = lower[Math.max(row, column)][Math.min(row, column)];
        }
      }
      return SymmetricEigen.of(memory, memory.create(entries, new Shape(size, size)));
    }
  }
}
