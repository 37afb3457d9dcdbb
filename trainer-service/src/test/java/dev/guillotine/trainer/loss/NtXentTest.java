package dev.guillotine.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Gradients;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NtXentTest {
  private static final int VIEWS = 8;
  private static final int WIDTH = 5;
  private static final double TEMPERATURE = 0.5;

  private final ComputeEngine engine = ComputeEngine.start(2);

  @Test
  void shouldEqualTheDefinitionWrittenOut() {
    float[] z = random(1);

    assertThat(loss(z)).isCloseTo(written(z), within(1e-5));
  }

  /** With all views alike every softmax is uniform over the 2n − 1 others. */
  @Test
  void shouldBeTheLogarithmOfAllOthersWhenAllViewsAreAlike() {
    float[] z = new float[VIEWS * WIDTH];
    java.util.Arrays.fill(z, 0.3f);

    assertThat(loss(z)).isCloseTo(Math.log(VIEWS - 1), within(1e-5));
  }

  @Test
  void shouldNotDependOnTheLengthOfVectors() {
    float[] z = random(2);
    float[] scaled = z.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= 1 + i / WIDTH;
    }

    assertThat(loss(scaled)).isCloseTo(loss(z), within(1e-5));
  }

  @Test
  void shouldHaveTheGradientOfItsDifferences() {
    float[] z = random(3);
    float[] gradient = gradient(z);
    double step = 1e-5;

    for (int i = 0; i < z.length; i++) {
      double[] moved = widen(z);
      moved[i] += step;
      double above = written(moved);
      moved[i] -= 2 * step;
      double difference = (above - written(moved)) / (2 * step);
      assertThat((double) gradient[i]).isCloseTo(difference, within(1e-4));
    }
  }

  private double loss(float[] z) {
    try (NDManager manager = engine.newManager()) {
      return NtXent.of(manager.create(z, new Shape(VIEWS, WIDTH)), TEMPERATURE).getFloat();
    }
  }

  private float[] gradient(float[] z) {
    try (NDManager manager = engine.newManager()) {
      NDArray views = manager.create(z, new Shape(VIEWS, WIDTH));
      views.setRequiresGradient(true);
      Gradients.backward(Gradients.recorded(() -> NtXent.of(views, TEMPERATURE)));
      return views.getGradient().toFloatArray();
    }
  }

  private static double written(float[] z) {
    return written(widen(z));
  }

  private static double written(double[] z) {
    double sum = 0;
    for (int i = 0; i < VIEWS; i++) {
      double others = 0;
      for (int k = 0; k < VIEWS; k++) {
        others += k == i ? 0 : Math.exp(cosine(z, i, k) / TEMPERATURE);
      }
      int partner = (i + VIEWS / 2) % VIEWS;
      sum += Math.log(others) - cosine(z, i, partner) / TEMPERATURE;
    }
    return sum / VIEWS;
  }

  private static double cosine(double[] z, int a, int b) {
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int j = 0; j < WIDTH; j++) {
      product += z[a * WIDTH + j] * z[b * WIDTH + j];
      squaresA += z[a * WIDTH + j] * z[a * WIDTH + j];
      squaresB += z[b * WIDTH + j] * z[b * WIDTH + j];
    }
    return product / Math.sqrt(squaresA * squaresB);
  }

  private static double[] widen(float[] z) {
    double[] wide = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      wide[i] = z[i];
    }
    return wide;
  }

  private static float[] random(long seed) {
    Random random = new Random(seed);
    float[] z = new float[VIEWS * WIDTH];
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) random.nextGaussian();
    }
    return z;
  }
}
