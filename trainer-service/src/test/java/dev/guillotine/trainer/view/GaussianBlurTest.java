package dev.guillotine.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianBlurTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.7, 2, 10})
  void shouldKeepAConstant(double deviation) {
    float[] plane = new float[12 * 20];
    Arrays.fill(plane, 0.75f);

    new GaussianBlur(12, 20).apply(new float[][] {plane}, deviation);

    for (float value : plane) {
      assertThat(value).isCloseTo(0.75f, within(1e-6f));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5", "1", "1.7", "3"})
  void shouldSpreadAPointAsTheNormalDensityDoes(double deviation) {
    int side = 41;
    float[] plane = new float[side * side];
    plane[20 * side + 20] = 1;

    new GaussianBlur(side, side).apply(new float[][] {plane}, deviation);

    double sum = 0;
    double variance = 0;
    double norm = 0;
    for (int d = -20; d <= 20; d++) {
      norm += Math.exp(-0.5 * d * d / (deviation * deviation));
    }
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double value = plane[row * side + column];
        double distance = Math.pow(row - 20, 2) + Math.pow(column - 20, 2);
        double density = Math.exp(-0.5 * distance / (deviation * deviation)) / (norm * norm);
        assertThat(value).isCloseTo(density, within(0.003 / (deviation * deviation)));
        sum += value;
        variance += value * Math.pow(column - 20, 2);
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
    assertThat(variance).isCloseTo(discreteVariance(deviation), within(0.04 * variance));
  }

  @Test
  void shouldGoOnBeyondTheBorderAsAMirrorImage() {
    int height = 9;
    int width = 14;
    float[] plane = new float[height * width];
    Random random = new Random(3);
    for (int i = 0; i < plane.length; i++) {
      plane[i] = random.nextFloat();
    }
    float[] before = plane.clone();
    double deviation = 1.6;

    new GaussianBlur(height, width).apply(new float[][] {plane}, deviation);

    int reach = 5;
    double norm = 0;
    for (int d = -reach; d <= reach; d++) {
      norm += Math.exp(-0.5 * d * d / (deviation * deviation));
    }
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double sum = 0;
        for (int dy = -reach; dy <= reach; dy++) {
          for (int dx = -reach; dx <= reach; dx++) {
            double weight =
                Math.exp(-0.5 * (dx * dx + dy * dy) / (deviation * deviation)) / (norm * norm);
            sum += weight * before[mirror(row + dy, height) * width + mirror(column + dx, width)];
          }
        }
        assertThat((double) plane[row * width + column]).isCloseTo(sum, within(1e-5));
      }
    }
  }

  @Test
  void shouldBlurImagesThatAreNarrowerThanItReaches() {
    float[] line = {0, 1, 0.5f};
    new GaussianBlur(1, 3).apply(new float[][] {line}, 10);
    float[] point = {0.25f};
    new GaussianBlur(1, 1).apply(new float[][] {point}, 10);

    assertThat(line).containsExactly(new float[] {0.6f, 0.7f, 0.5f}, within(0.01f));
    assertThat(point).containsExactly(0.25f);
  }

  private static double discreteVariance(double deviation) {
    double norm = 0;
    double sum = 0;
    for (int d = -20; d <= 20; d++) {
      double density = Math.exp(-0.5 * d * d / (deviation * deviation));
      norm += density;
      sum += density * d * d;
    }
    return sum / norm;
  }

  private static int mirror(int index, int side) {
    int up = Math.abs(index);
    return up < side ? up : 2 * (side - 1) - up;
  }
}
