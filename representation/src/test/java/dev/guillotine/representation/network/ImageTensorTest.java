package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.ImageBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageTensorTest {
  private final ImageBatch batch = ImageBatch.direct(new ImageShape(3, 1, 2), 2);
  private final NDManager manager = TestNetworks.ENGINE.newManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void shouldPutChannelsBeforePositions() {
    batch.put(0, new float[] {1, 10, 100, 2, 20, 200});

    NDArray tensor = ImageTensor.of(batch, 1, manager);

    assertThat(tensor.getShape().getShape()).containsExactly(1, 3, 1, 2);
    assertThat(RowMajor.values(tensor)).containsExactly(1, 2, 10, 20, 100, 200);
  }

  @Test
  void shouldLeaveTheBatchFreeForTheNextOne() {
    batch.put(1, new float[] {1, 1, 1, 1, 1, 1});
    NDArray tensor = ImageTensor.of(batch, 2, manager);
    batch.put(1, new float[] {5, 5, 5, 5, 5, 5});

    assertThat(RowMajor.values(tensor)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
    assertThat(manager.getManagedArrays()).hasSize(1);
  }

  @Test
  void shouldRefuseMoreImagesThanThereAre() {
    assertThatThrownBy(() -> ImageTensor.of(batch, 3, manager))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count: 3 is not allowed; an integer from 1 to 2 is");
  }
}
