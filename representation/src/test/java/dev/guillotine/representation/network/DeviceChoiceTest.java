package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import dev.guillotine.contracts.validation.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceChoiceTest {
  private static final int GPUS = Engine.getEngine("PyTorch").getGpuCount();

  @Test
  void shouldTakeTheProcessorWhenAskedTo() {
    assertThat(ComputeEngine.start(1, new DeviceChoice("cpu")).device()).isEqualTo(Device.cpu());
  }

  @Test
  void shouldTakeGpusOnlyWhereThereAreSome() {
    assertThat(ComputeEngine.start(1).devices()).hasSize(Math.max(1, GPUS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda", "cuda:0", "cuda:7"})
  void shouldSayWhatIsMissingWhereThereIsNoGpu(String text) {
    assumeTrue(GPUS == 0, "there are GPUs: skipped");

    assertThatExceptionOfType(DeviceAbsentException.class)
        .isThrownBy(() -> ComputeEngine.start(1, new DeviceChoice(text)))
        .withMessageContainingAll(
            "guillotine.compute.device: " + text, "sees 0 GPUs", "PYTORCH_LIBRARY_PATH");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "gpu", "CUDA", "cuda:", "cuda:-1", "cuda:x", "cuda:1000"})
  void shouldRefuseWhatIsNoDevice(String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new DeviceChoice(text))
        .withMessageContaining("guillotine.compute.device");
  }
}
