package dev.guillotine.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.representation.network.ComputeEngine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
  private final ComputeEngine engine = ComputeEngine.start(2);

  @Test
  void shouldHaveALossForEveryMethodThatTrains() {
    List<Class<?>> covered =
        Stream.of(LossCase.values()).<Class<?>>map(loss -> loss.method.getClass()).toList();

    assertThat(Method.class.getPermittedSubclasses())
        .filteredOn(type -> type != Method.Untrained.class && type != Method.Given.class)
        .isSubsetOf(covered);
  }

  @Test
  void shouldRefuseTheUntrained() {
    try (NDManager manager = engine.newManager()) {
      LossInputs inputs = LossInputs.reference(manager);

      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  Objective.of(
                      new Method.Untrained(), inputs.projection(), inputs.output(), null, null))
          .withMessage("no loss for Untrained[]");
    }
  }

  @Test
  void shouldNameWhatIsMissing() {
    try (NDManager manager = engine.newManager()) {
      LossInputs inputs = LossInputs.reference(manager);
      LossInputs bare =
          new LossInputs(inputs.projection(), inputs.output(), null, null, inputs.rowLabels());

      assertThatIllegalArgumentException()
          .isThrownBy(() -> LossCase.BYOL.of(bare))
          .withMessageStartingWith("no target projections for Byol");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LossCase.SUPCON.of(bare))
          .withMessageStartingWith("no labels for SupCon");
    }
  }
}
