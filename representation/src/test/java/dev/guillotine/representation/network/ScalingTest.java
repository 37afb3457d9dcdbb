package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScalingTest {
  private static final int ROUNDS = 20;

  private final NDManager manager = TestNetworks.ENGINE.newManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void shouldScale() {
    NDArray values = manager.create(new float[] {3, -1.5f});

    assertThat(Scaling.times(values, 4).toFloatArray()).containsExactly(12, -6);
    assertThat(Scaling.over(values, 2).toFloatArray()).containsExactly(1.5f, -0.75f);
  }

  /** The JVM frees what nothing in it refers to, and gives the memory to others. */
  @Test
  void shouldKeepItsNumbersUntilTheGradientIsAskedFor() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      NDArray values = manager.ones(new Shape());
      values.setRequiresGradient(true);
      NDArray result = Gradients.recorded(() -> Scaling.times(Scaling.over(values, 4), 3));
      System.gc();
      Thread.sleep(5);
      List<ByteBuffer> others = new ArrayList<>();
      for (int other = 0; other < 200; other++) {
        ByteBuffer memory = ByteBuffer.allocateDirect(Float.BYTES);
        others.add(memory.putInt(0, -1));
      }

      Gradients.backward(result);

      assertThat(others).hasSize(200);
      assertThat(values.getGradient().getFloat()).isEqualTo(0.75f);
    }
  }
}
