package dev.guillotine.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Gradients;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the published algorithm written out in double precision. */
class AdamWOptimizerTest {
  private static final int STEPS = 20;
  private static final double RATE = 0.05;
  private static final double DECAY = 0.1;

  private final ComputeEngine engine = ComputeEngine.start(2);

  @Test
  void shouldFollowTheAlgorithmAndDecayMatricesOnly() {
    double[] start = {0.5, -1.5, 2, 0.1};
    try (NDManager manager = engine.newManager()) {
      NDArray matrix = parameter(manager, start, new Shape(2, 2));
      NDArray bias = parameter(manager, start, new Shape(4));
      try (AdamWOptimizer optimizer =
          new AdamWOptimizer(Map.of("m", matrix, "b", bias), DECAY, engine.newManager())) {
        for (int step = 0; step < STEPS; step++) {
          Gradients.backward(Gradients.recorded(() -> matrix.pow(4).sum().add(bias.pow(4).sum())));
          optimizer.step(step, RATE);
        }
      }

      assertClose(matrix, expected(start, DECAY));
      assertClose(bias, expected(start, 0));
    }
  }

  private static NDArray parameter(NDManager manager, double[] values, Shape shape) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    NDArray parameter = manager.create(narrow, shape);
    parameter.setRequiresGradient(true);
    return parameter;
  }

  private static double[] expected(double[] start, double decay) {
    double[] x = start.clone();
    double[] first = new double[x.length];
    double[] second = new double[x.length];
    for (int step = 1; step <= STEPS; step++) {
      for (int i = 0; i < x.length; i++) {
        double gradient = 4 * Math.pow(x[i], 3);
        first[i] = 0.9 * first[i] + 0.1 * gradient;
        second[i] = 0.999 * second[i] + 0.001 * gradient * gradient;
        double mean = first[i] / (1 - Math.pow(0.9, step));
        double spread = Math.sqrt(second[i] / (1 - Math.pow(0.999, step))) + 1e-8;
        x[i] = x[i] - RATE * decay * x[i] - RATE * mean / spread;
      }
    }
    return x;
  }

  private static void assertClose(NDArray actual, double[] expected) {
    float[] values = actual.toFloatArray();
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) values[i]).isCloseTo(expected[i], within(1e-5));
    }
  }
}
