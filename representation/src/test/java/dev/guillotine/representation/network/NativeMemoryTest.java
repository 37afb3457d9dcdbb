package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.SampleBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Every tensor dies with its step. Without a scope around the step, resident memory grows by about
 * 3 MiB a step here.
 */
class NativeMemoryTest {
  private static final NetworkDefinition DEFINITION =
      NetworkDefinition.of(TestNetworks.architecture(8, 32, 32, 16));
  private static final ImageShape INPUT = (ImageShape) DEFINITION.architecture().input();
  private static final int BATCH = 16;
  private static final int WARM_UP = 4;
  private static final int STEPS = 24;
  private static final long ALLOWED_GROWTH = 40L << 20;

  @Test
  void shouldOwnNoMoreTensorsAfterManySteps() {
    try (Network network = Network.initialised(DEFINITION, 1, TestNetworks.ENGINE);
        NDManager batches = TestNetworks.ENGINE.newManager()) {
      SampleBatch batch = TestNetworks.batch(INPUT, 4, 1);
      NDManager owner = network.tensors().get("conv1.weight").getManager();
      step(network, batch, batches);
      int before = owner.getManagedArrays().size();

      step(network, batch, batches);

      assertThat(owner.getManagedArrays()).hasSize(before);
      assertThat(batches.getManagedArrays()).isEmpty();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldKeepResidentMemoryFlat() throws IOException {
    try (Network network = Network.initialised(DEFINITION, 1, TestNetworks.ENGINE);
        NDManager batches = TestNetworks.ENGINE.newManager()) {
      SampleBatch batch = TestNetworks.batch(INPUT, BATCH, 1);
      for (int i = 0; i < WARM_UP; i++) {
        step(network, batch, batches);
      }
      long before = resident();
      for (int i = 0; i < STEPS; i++) {
        step(network, batch, batches);
      }
      assertThat(resident() - before).isLessThan(ALLOWED_GROWTH);
    }
  }

  private static void step(Network network, SampleBatch batch, NDManager batches) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray images = SampleTensor.of(batch, batch.slots(), batches);
      Gradients.backward(Gradients.recorded(() -> network.train(images).output().square().sum()));
      Gradients.unrecorded(
          () -> network.parameters().values().forEach(p -> p.subi(p.getGradient().mul(1e-6f))));
      network.parameters().values().forEach(Gradients::clear);
    }
    try (NDManager manager = batches.newSubManager()) {
      network.embed(SampleTensor.of(batch, batch.slots(), manager)).forEach(RowMajor::values);
    }
  }

  private static long resident() throws IOException {
    String kibibytes =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> line.replaceAll("\\D", ""))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(kibibytes) << 10;
  }
}
