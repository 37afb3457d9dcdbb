package dev.guillotine.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.specification.Optimizer;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.TensorProgram;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against trajectories of eight steps with a moving rate ({@code optimizers_reference.py}). */
class WeightUpdateTest {
  private static final int HALF = 4;

  private final ComputeEngine engine = ComputeEngine.start(2);

  static List<Arguments> optimizers() {
    return List.of(
        Arguments.of("adamw", new Optimizer.AdamW(null, 0.1)),
        Arguments.of("sgd", new Optimizer.Sgd(null, 0.9, false, 0.05)),
        Arguments.of("sgd-nesterov", new Optimizer.Sgd(null, 0.8, true, 0.05)),
        Arguments.of("sgd-plain", new Optimizer.Sgd(null, 0.0, false, 0.05)),
        Arguments.of("lars", new Optimizer.Lars(null, 0.9, 0.05, 0.02)));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void shouldFollowTheReference(String run, Optimizer specification) throws IOException {
    try (GivenGradients given = new GivenGradients(engine);
        WeightUpdate update = WeightUpdate.of(specification, given.parameters(), engine)) {
      walk(given, update, 0, GivenGradients.RATES.length);

      given.requireParameters(run);
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void shouldGoOnFromItsStateBitByBit(String run, Optimizer specification) throws IOException {
    Map<String, float[]> expected;
    Map<String, float[]> weights;
    Map<String, float[]> state;
    try (GivenGradients given = new GivenGradients(engine);
        WeightUpdate update = WeightUpdate.of(specification, given.parameters(), engine)) {
      walk(given, update, 0, HALF);
      weights = values(given.parameters());
      state = values(update.state());
      walk(given, update, HALF, GivenGradients.RATES.length);
      expected = values(given.parameters());
    }

    try (GivenGradients given = new GivenGradients(engine);
        WeightUpdate update = WeightUpdate.of(specification, given.parameters(), engine)) {
      weights.forEach((name, values) -> RowMajor.assign(given.parameters().get(name), values));
      state.forEach((name, values) -> RowMajor.assign(update.state().get(name), values));
      walk(given, update, HALF, GivenGradients.RATES.length);

      expected.forEach(
          (name, values) ->
              assertThat(RowMajor.values(given.parameters().get(name))).as(name).isEqualTo(values));
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void shouldClearTheGradients(String run, Optimizer specification) throws IOException {
    try (GivenGradients given = new GivenGradients(engine);
        WeightUpdate update = WeightUpdate.of(specification, given.parameters(), engine)) {
      walk(given, update, 0, 1);

      for (NDArray parameter : given.parameters().values()) {
        assertThat(RowMajor.values(parameter.getGradient())).containsOnly(0);
      }
    }
  }

  @Test
  void shouldRememberNothingWithoutMomentum() throws IOException {
    Optimizer plain = new Optimizer.Sgd(null, 0.0, false, null);
    try (GivenGradients given = new GivenGradients(engine);
        WeightUpdate update = WeightUpdate.of(plain, given.parameters(), engine)) {
      assertThat(update.state()).isEmpty();
    }
  }

  /** Fused kernels walk through memory: every tensor of theirs has to lie as its parameter does. */
  @Test
  void shouldKeepStateInTheLayoutOfItsParameter() throws IOException {
    Optimizer adamW = new Optimizer.AdamW(null, null);
    try (GivenGradients given = new GivenGradients(engine);
        WeightUpdate update = WeightUpdate.of(adamW, given.parameters(), engine)) {
      String source =
          """
            def channel_stride(self, tensors: List[Tensor]) -> float:
              return float(torch.stride(tensors[0])[1])
          """;
      try (TensorProgram program = new TensorProgram(source, engine)) {
        NDArray kernel = given.parameters().get("kernel");
        assertThat(program.run("channel_stride", List.of(List.of(kernel)))).isEqualTo(1);
        for (String name : List.of("first.kernel", "second.kernel")) {
          NDArray moment = update.state().get(name);
          assertThat(program.run("channel_stride", List.of(List.of(moment)))).as(name).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void shouldRefuseAStepWithoutGradients() throws IOException {
    Optimizer adamW = new Optimizer.AdamW(null, null);
    try (GivenGradients given = new GivenGradients(engine);
        WeightUpdate update = WeightUpdate.of(adamW, given.parameters(), engine)) {
      assertThatThrownBy(() -> update.step(0, 0.1)).isInstanceOf(EngineException.class);
    }
  }

  private static void walk(GivenGradients given, WeightUpdate update, int from, int to)
      throws IOException {
    for (int step = from; step < to; step++) {
      given.give(step);
      update.step(step, GivenGradients.RATES[step]);
    }
  }

  private static Map<String, float[]> values(Map<String, NDArray> tensors) {
    Map<String, float[]> values = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> values.put(name, RowMajor.values(tensor)));
    return values;
  }
}
