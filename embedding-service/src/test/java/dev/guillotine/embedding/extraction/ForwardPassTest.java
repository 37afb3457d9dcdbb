package dev.guillotine.embedding.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.network.ComputeEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A device with memory for so many samples at once; a real one cannot be filled in a test. */
class ForwardPassTest {
  private static final ComputeEngine ENGINE = ComputeEngine.start(1);
  private static final int LENGTH = 8;

  private final List<Long> batches = new ArrayList<>();

  @Test
  void shouldHalveItsBatchesUntilTheyFit() throws WorkFailure {
    ForwardPass pass = pass(3, "CUDA out of memory. Tried to allocate 2.00 GiB");
    SampleBatch batch = batch(10);

    List<float[]> embeddings = pass.embed(batch, 10);

    assertThat(batches).containsExactly(10L, 5L, 3L, 3L, 3L, 1L);
    assertThat(embeddings.get(0)).containsExactly(whole(batch, 10).get(0));
    assertThat(embeddings.get(1)).containsExactly(whole(batch, 10).get(1));

    batches.clear();
    pass.embed(batch, 4);
    assertThat(batches).containsExactly(3L, 1L);
  }

  @Test
  void shouldGiveUpWhereThereIsNoMemoryForOneSample() {
    ForwardPass pass = pass(0, "DefaultCPUAllocator: can't allocate memory: you tried to");

    assertThatExceptionOfType(OutOfDeviceMemoryException.class)
        .isThrownBy(() -> pass.embed(batch(4), 4));
    assertThat(batches).containsExactly(4L, 2L, 1L);
  }

  @Test
  void shouldNotRepeatWhatFailsForAnotherReason() {
    ForwardPass pass = pass(0, "size mismatch");

    assertThatExceptionOfType(EngineException.class).isThrownBy(() -> pass.embed(batch(4), 4));
    assertThat(batches).containsExactly(4L);
  }

  private ForwardPass pass(int most, String complaint) {
    return ForwardPass.through(
        samples -> {
          long count = samples.getShape().get(0);
          batches.add(count);
          if (count > most) {
            throw new EngineException(complaint);
          }
          return network(samples);
        },
        ENGINE::newManager);
  }

  private static List<float[]> whole(SampleBatch batch, int count) throws WorkFailure {
    return ForwardPass.through(ForwardPassTest::network, ENGINE::newManager).embed(batch, count);
  }

  private static List<NDArray> network(NDArray samples) {
    return List.of(samples.reshape(-1, LENGTH).mul(2), samples.sum(new int[] {2}));
  }

  private static SampleBatch batch(int count) {
    SampleBatch batch = SampleBatch.direct(new SignalShape(1, LENGTH), count);
    for (int i = 0; i < count * LENGTH; i++) {
      batch.values().put(i, i);
    }
    return batch;
  }
}
