package dev.guillotine.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.guillotine.representation.network.ComputeEngine;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of losses whatever their formula. */
class LossInvariantsTest {
  /** Relative: what single precision loses by adding in another order. */
  private static final double TOLERANCE = 2e-6;

  private final ComputeEngine engine = ComputeEngine.start(2);

  @ParameterizedTest
  @EnumSource
  void shouldNotDependOnTheOrderOfSamples(LossCase loss) {
    requireSame(loss, inputs -> inputs.reordered(3, 5, 0, 1, 4, 2));
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotDependOnWhichViewIsFirst(LossCase loss) {
    if (loss.isSymmetric()) {
      requireSame(loss, LossInputs::swapped);
    } else {
      assertThat(value(loss, LossInputs::swapped))
          .isNotCloseTo(value(loss, UnaryOperator.identity()), within(1e-3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldSeeDirectionsOnlyWhereItIsOfCosines(LossCase loss) {
    if (loss.ignoresLength()) {
      requireSame(loss, inputs -> inputs.vectors(x -> x.mul(37)));
    } else if (loss != LossCase.BARLOW_TWINS) {
      assertThat(value(loss, inputs -> inputs.vectors(x -> x.mul(37))))
          .isGreaterThan(value(loss, UnaryOperator.identity()));
    }
  }

  private void requireSame(LossCase loss, UnaryOperator<LossInputs> change) {
    double before = value(loss, UnaryOperator.identity());

    assertThat(value(loss, change))
        .isCloseTo(before, within(TOLERANCE * Math.max(1, Math.abs(before))));
  }

  private double value(LossCase loss, UnaryOperator<LossInputs> change) {
    try (NDManager manager = engine.newManager()) {
      return loss.of(change.apply(LossInputs.reference(manager))).total().getFloat();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldStayFiniteForLargeValues(LossCase loss) {
    requireFinite(loss, x -> x.mul(1e3));
  }

  @ParameterizedTest
  @EnumSource
  void shouldStayFiniteWhenAllVectorsAreAlike(LossCase loss) {
    requireFinite(loss, x -> x.zerosLike().add(0.3));
  }

  @ParameterizedTest
  @EnumSource
  void shouldStayFiniteWhenAllVectorsAreZero(LossCase loss) {
    requireFinite(loss, NDArray::zerosLike);
  }

  private void requireFinite(LossCase loss, UnaryOperator<NDArray> change) {
    try (NDManager manager = engine.newManager()) {
      LossInputs inputs = LossInputs.reference(manager).vectors(change);

      assertThat(loss.of(inputs).total().getFloat()).isFinite();
      for (float derivative : loss.gradient(inputs).toFloatArray()) {
        assertThat(derivative).isFinite();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "SUPERVISED.*")
  void shouldRefuseWhatIsNotTwoViews(LossCase loss) {
    try (NDManager manager = engine.newManager()) {
      LossInputs odd = LossInputs.reference(manager).vectors(x -> x.get("0:11"));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> loss.of(odd))
          .withMessageContaining("(11, 7)");
    }
  }
}
