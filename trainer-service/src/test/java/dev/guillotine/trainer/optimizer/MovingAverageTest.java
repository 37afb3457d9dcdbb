package dev.guillotine.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.RowMajor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MovingAverageTest {
  private final ComputeEngine engine = ComputeEngine.start(2);
  private final NDManager manager = engine.newManager();
  private final NDArray target = parameter(1, -2, 0.1f);
  private final NDArray online = parameter(3, 2, 0.7f);

  private NDArray parameter(float... values) {
    NDArray parameter = manager.create(values);
    parameter.setRequiresGradient(true);
    return parameter;
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void shouldMoveTheTargetTowardsTheOnlineNetwork() {
    follow(0.75);

    assertThat(RowMajor.values(target))
        .containsExactly(new float[] {1.5f, -1, 0.25f}, within(1e-7f));
    assertThat(RowMajor.values(online)).containsExactly(3, 2, 0.7f);
  }

  @Test
  void shouldStayAtOneAndCopyAtZero() {
    follow(1);
    assertThat(RowMajor.values(target)).containsExactly(1, -2, 0.1f);

    follow(0);
    assertThat(RowMajor.values(target)).containsExactly(3, 2, 0.7f);
  }

  private void follow(double momentum) {
    Map<String, NDArray> more = Map.of("predictor", parameter(5), "weight", online);
    try (MovingAverage average = new MovingAverage(Map.of("weight", target), more, engine)) {
      average.follow(momentum);
    }
  }

  @Test
  void shouldRefuseAnOnlineNetworkThatLacksAParameter() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new MovingAverage(Map.of("weight", target), Map.of("other", online), engine))
        .withMessageContaining("weight");
  }

  @Test
  void shouldKeepMoreOfTheTargetTowardsTheEnd() {
    TargetMomentum momentum = new TargetMomentum(0.9, 100);

    assertThat(momentum.at(0)).isCloseTo(0.9, within(1e-12));
    assertThat(momentum.at(50)).isCloseTo(0.95, within(1e-12));
    assertThat(momentum.at(100)).isEqualTo(1);
  }
}
