package dev.guillotine.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.representation.network.ComputeEngine;
import java.io.IOException;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against PyTorch in double precision ({@code losses_reference.py}) and against differences. */
class LossReferenceTest {
  /** Of single precision, as a share of the largest value. */
  private static final double TOLERANCE = 2e-6;

  /** Of central differences in double precision, as a share of the largest derivative. */
  private static final double DIFFERENCE_TOLERANCE = 1e-7;

  private static final double STEP = 1e-5;

  private final ComputeEngine engine = ComputeEngine.start(2);

  @ParameterizedTest
  @EnumSource
  void shouldHaveTheValueAndThePartsOfPyTorch(LossCase loss) throws IOException {
    try (SafetensorsFile file = LossInputs.file();
        NDManager manager = engine.newManager()) {
      Loss actual = loss.of(LossInputs.reference(manager));

      requireClose(actual.total().getFloat(), file.floats(loss.title + ".loss")[0]);
      String prefix = loss.title + ".part.";
      Map<String, Double> parts = actual.partValues();
      assertThat(parts.keySet())
          .containsExactlyInAnyOrderElementsOf(
              file.tensors().stream()
                  .map(tensor -> tensor.name())
                  .filter(name -> name.startsWith(prefix))
                  .map(name -> name.substring(prefix.length()))
                  .toList());
      for (Map.Entry<String, Double> part : parts.entrySet()) {
        requireClose(part.getValue(), file.floats(prefix + part.getKey())[0]);
      }
    }
  }

  private static void requireClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveTheGradientOfPyTorch(LossCase loss) throws IOException {
    try (SafetensorsFile file = LossInputs.file();
        NDManager manager = engine.newManager()) {
      float[] expected = file.floats(loss.title + ".gradient");

      assertThat(loss.gradient(LossInputs.reference(manager)).toFloatArray())
          .containsExactly(expected, Offset.offset((float) (TOLERANCE * largest(expected))));
    }
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveTheGradientOfItsDifferences(LossCase loss) {
    try (NDManager manager = engine.newManager()) {
      LossInputs inputs =
          LossInputs.reference(manager).vectors(x -> x.toType(DataType.FLOAT64, true));
      double[] gradient = loss.gradient(inputs).toDoubleArray();
      double largest = 0;
      for (double derivative : gradient) {
        largest = Math.max(largest, Math.abs(derivative));
      }
      for (int i = 0; i < gradient.length; i++) {
        double difference = (moved(loss, inputs, i, STEP) - moved(loss, inputs, i, -STEP));
        assertThat(difference / (2 * STEP))
            .isCloseTo(gradient[i], within(DIFFERENCE_TOLERANCE * largest));
      }
    }
  }

  private static double moved(LossCase loss, LossInputs inputs, int element, double by) {
    LossInputs moved =
        inputs.vectors(
            x -> {
              if (x != loss.differentiated(inputs)) {
                return x;
              }
              double[] values = x.toDoubleArray();
              values[element] += by;
              return x.getManager().create(values, x.getShape());
            });
    NDArray total = loss.of(moved).total();
    return total.toDoubleArray()[0];
  }
}
