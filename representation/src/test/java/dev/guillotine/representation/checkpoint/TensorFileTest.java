package dev.guillotine.representation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.contracts.safetensors.SafetensorsWriter;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.safetensors.TensorType;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.TestNetworks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {
  @TempDir Path folder;

  private final NDManager manager = TestNetworks.ENGINE.newManager();
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("state.safetensors");
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void shouldReadBackWhatWasWritten() throws IOException {
    NDArray moment = manager.create(new float[] {1, -2, 0.5f, Float.MIN_VALUE}, new Shape(2, 2));
    NDArray scalar = manager.create(7f);
    TensorFile.write(
        file, named("moment", moment.transpose(), "scalar", scalar), Map.of("step", "42"));

    NDArray restored = manager.zeros(new Shape(2, 2));
    NDArray restoredScalar = manager.zeros(new Shape());
    Map<String, String> metadata =
        TensorFile.read(file, named("scalar", restoredScalar, "moment", restored));

    assertThat(RowMajor.values(restored)).containsExactly(1, 0.5f, -2, Float.MIN_VALUE);
    assertThat(RowMajor.values(restoredScalar)).containsExactly(7);
    assertThat(metadata).containsExactly(Map.entry("step", "42"));
  }

  @Test
  void shouldWidenHalfPrecision() throws IOException {
    List<TensorSpec> specs =
        List.of(
            TensorSpec.of("half", TensorType.F16, 2), TensorSpec.of("brain", TensorType.BF16, 2));
    try (SafetensorsWriter writer = SafetensorsWriter.create(file, specs, Map.of())) {
      writer.append("half", shorts(0x3c00, 0xc100));
      writer.append("brain", shorts(0x3f80, 0xc020));
      writer.finish();
    }
    NDArray half = manager.zeros(new Shape(2));
    NDArray brain = manager.zeros(new Shape(2));

    TensorFile.read(file, named("half", half, "brain", brain));

    assertThat(RowMajor.values(half)).containsExactly(1, -2.5f);
    assertThat(RowMajor.values(brain)).containsExactly(1, -2.5f);
  }

  private static ByteBuffer shorts(int first, int second) {
    return ByteBuffer.allocate(4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) first)
        .putShort((short) second)
        .flip();
  }

  @Test
  void shouldSayWhichTensorDoesNotFit() throws IOException {
    TensorFile.write(
        file, named("a", manager.ones(new Shape(2)), "b", manager.ones(new Shape(3))), Map.of());
    NDArray a = manager.zeros(new Shape(2));

    refuses(Map.of("a", a), "state.safetensors: tensor b is unexpected");
    refuses(
        Map.of("a", a, "b", manager.zeros(new Shape(3)), "c", manager.zeros(new Shape(1))),
        "state.safetensors: tensors missing: [c]");
    refuses(
        Map.of("a", a, "b", manager.zeros(new Shape(1, 3))),
        "state.safetensors: tensor b has shape [3], expected [1, 3]");
    assertThat(RowMajor.values(a)).containsOnly(0);
  }

  @Test
  void shouldRefuseNumbersThatAreNotFinite() throws IOException {
    TensorFile.write(file, Map.of("a", manager.create(new float[] {1, Float.NaN})), Map.of());

    refuses(
        Map.of("a", manager.zeros(new Shape(2))),
        "state.safetensors: tensor a holds NaN at element 1, expected finite numbers");
  }

  private void refuses(Map<String, NDArray> tensors, String message) {
    assertThatThrownBy(() -> TensorFile.read(file, tensors))
        .isInstanceOf(InvalidCheckpointException.class)
        .hasMessageEndingWith(message);
  }

  private static Map<String, NDArray> named(String a, NDArray first, String b, NDArray second) {
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    tensors.put(a, first);
    tensors.put(b, second);
    return tensors;
  }
}
