package dev.guillotine.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.contracts.specification.StepRule;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Gradients;
import dev.guillotine.representation.network.RowMajor;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradientNormTest {
  private final ComputeEngine engine = ComputeEngine.start(2);

  @Test
  void shouldShortenALongGradientAsPyTorchDoes() throws IOException {
    try (GivenGradients given = new GivenGradients(engine);
        GradientNorm norm = norm(2.5, given.parameters())) {
      given.give(0);

      assertThat(norm.clip()).isCloseTo(given.number("clip.norm"), within(1e-5));
      for (Map.Entry<String, NDArray> entry : given.parameters().entrySet()) {
        given.requireClose("clip." + entry.getKey(), entry.getValue().getGradient());
      }
      assertThat(norm.clip()).isCloseTo(2.5, within(1e-5));
    }
  }

  @Test
  void shouldLeaveAGradientWithinTheBoundOrWithoutOne() {
    try (NDManager manager = engine.newManager()) {
      NDArray parameter = withGradient(manager, 3, 4);
      for (double bound : new double[] {0, 5.1}) {
        try (GradientNorm norm = norm(bound, Map.of("p", parameter))) {
          assertThat(norm.clip()).isEqualTo(5);
          assertThat(RowMajor.values(parameter.getGradient())).containsExactly(3, 4);
        }
      }
    }
  }

  @Test
  void shouldReportANormThatIsNotFiniteAndTouchNothing() {
    try (NDManager manager = engine.newManager()) {
      NDArray broken = withGradient(manager, 1, Float.NaN);
      NDArray endless = withGradient(manager, Float.NEGATIVE_INFINITY, 2);
      try (GradientNorm ofBroken = norm(1, Map.of("p", broken));
          GradientNorm ofEndless = norm(1, Map.of("p", endless))) {
        assertThat(ofBroken.clip()).isNaN();
        assertThat(ofEndless.clip()).isInfinite();
        assertThat(RowMajor.values(broken.getGradient())).containsExactly(1, Float.NaN);
        assertThat(RowMajor.values(endless.getGradient()))
            .containsExactly(Float.NEGATIVE_INFINITY, 2);
      }
    }
  }

  private GradientNorm norm(double bound, Map<String, NDArray> parameters) {
    return new GradientNorm(new StepRule(null, bound, null), parameters, engine);
  }

  private static NDArray withGradient(NDManager manager, float... gradient) {
    NDArray parameter = manager.zeros(new Shape(gradient.length));
    parameter.setRequiresGradient(true);
    NDArray factor = manager.create(gradient);
    Gradients.backward(Gradients.recorded(() -> parameter.mul(factor).sum()));
    return parameter;
  }
}
