package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.representation.data.SampleBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleTensorTest {
  private final SampleBatch batch = SampleBatch.direct(new ImageShape(3, 1, 2), 2);
  private final NDManager manager = TestNetworks.ENGINE.newManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void shouldPutChannelsBeforePositions() {
    batch.put(0, new float[] {1, 10, 100, 2, 20, 200});

    NDArray tensor = SampleTensor.of(batch, 1, manager);

    assertThat(tensor.getShape().getShape()).containsExactly(1, 3, 1, 2);
    assertThat(RowMajor.values(tensor)).containsExactly(1, 2, 10, 20, 100, 200);
  }

  @Test
  void shouldPutChannelsOfSignalsBeforePositions() {
    SampleBatch signals = SampleBatch.direct(new SignalShape(2, 3), 1);
    signals.put(0, new float[] {1, 10, 2, 20, 3, 30});

    NDArray tensor = SampleTensor.of(signals, 1, manager);

    assertThat(tensor.getShape().getShape()).containsExactly(1, 2, 3);
    assertThat(RowMajor.values(tensor)).containsExactly(1, 2, 3, 10, 20, 30);
  }

  @Test
  void shouldLeaveTheBatchFreeForTheNextOne() {
    batch.put(1, new float[] {1, 1, 1, 1, 1, 1});
    NDArray tensor = SampleTensor.of(batch, 2, manager);
    batch.put(1, new float[] {5, 5, 5, 5, 5, 5});

    assertThat(RowMajor.values(tensor)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
    assertThat(manager.getManagedArrays()).hasSize(1);
  }

  @Test
  void shouldRefuseMoreSamplesThanThereAre() {
    assertThatThrownBy(() -> SampleTensor.of(batch, 3, manager))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count: 3 is not allowed; an integer from 1 to 2 is");
  }
}
