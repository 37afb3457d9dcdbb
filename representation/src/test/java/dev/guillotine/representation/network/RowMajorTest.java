package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class RowMajorTest {

  @Test
  void shouldOverwriteInPlaceWhateverTheLayout() {
    try (NDManager manager = TestNetworks.ENGINE.newManager()) {
      NDArray memory = manager.zeros(new Shape(3, 2));
      NDArray transposed = memory.transpose();

      RowMajor.assign(transposed, new float[] {1, 2, 3, 4, 5, 6});

      assertThat(RowMajor.values(transposed)).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(RowMajor.values(memory)).containsExactly(1, 4, 2, 5, 3, 6);
    }
  }

  @Test
  void shouldLeaveNothingBehindWhenItReads() {
    try (NDManager manager = TestNetworks.ENGINE.newManager()) {
      NDArray transposed = manager.zeros(new Shape(3, 2)).transpose();

      RowMajor.values(transposed);

      assertThat(manager.getManagedArrays()).hasSize(2);
    }
  }

  @Test
  void shouldLeaveParametersTrainable() {
    try (NDManager manager = TestNetworks.ENGINE.newManager()) {
      NDArray parameter = manager.zeros(new Shape(2));
      parameter.setRequiresGradient(true);

      Gradients.recorded(
          () -> {
            RowMajor.assign(parameter, new float[] {3, 4});
            return parameter;
          });
      Gradients.backward(Gradients.recorded(() -> parameter.square().sum()));

      assertThat(RowMajor.values(parameter.getGradient())).containsExactly(6, 8);
    }
  }

  @Test
  void shouldRefuseAnotherNumberOfValues() {
    try (NDManager manager = TestNetworks.ENGINE.newManager()) {
      NDArray tensor = manager.zeros(new Shape(2, 2));

      assertThatThrownBy(() -> RowMajor.assign(tensor, new float[3]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("3 values for a tensor of shape (2, 2)");
    }
  }
}
