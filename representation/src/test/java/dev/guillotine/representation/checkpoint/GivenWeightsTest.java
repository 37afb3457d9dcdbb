package dev.guillotine.representation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.safetensors.SafetensorsWriter;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.safetensors.TensorType;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.TestNetworks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as others write them, and as nobody should. */
class GivenWeightsTest {
  private static final Architecture ARCHITECTURE =
      new Architecture(
          new Backbone.ResNet18(2, null),
          new Projector(List.of(), null, null),
          null,
          new ImageShape(3, 16, 16));

  private final Network original =
      Network.initialised(NetworkDefinition.of(ARCHITECTURE), 7, TestNetworks.ENGINE);
  private final Map<String, float[]> values = new LinkedHashMap<>();
  private final Map<String, TensorSpec> specs = new LinkedHashMap<>();

  @TempDir Path folder;

  GivenWeightsTest() {
    original
        .tensors()
        .forEach(
            (name, tensor) -> put(name, tensor.getShape().getShape(), RowMajor.values(tensor)));
  }

  @AfterEach
  void close() {
    original.close();
  }

  @Test
  void shouldComputeWhatTheOriginalDoes() throws IOException {
    put("fc.weight", new long[] {5, 16}, new float[80]);
    put("fc.bias", new long[] {5}, new float[5]);
    put("bn1.num_batches_tracked", new long[] {}, new float[1]);

    try (Network network =
            GivenWeights.read(written(TensorType.F32), ARCHITECTURE, TestNetworks.ENGINE);
        NDManager manager = TestNetworks.ENGINE.newManager()) {
      NDArray images = TestNetworks.samples(ARCHITECTURE.input(), 3, 1, manager);
      List<NDArray> expected = original.embed(images);
      List<NDArray> actual = network.embed(images);
      for (int cut = 0; cut < expected.size(); cut++) {
        assertThat(actual.get(cut).toByteBuffer()).isEqualTo(expected.get(cut).toByteBuffer());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16"})
  void shouldWidenHalves(TensorType type) throws IOException {
    values.replaceAll((name, numbers) -> brief(numbers));

    try (Network network = GivenWeights.read(written(type), ARCHITECTURE, TestNetworks.ENGINE)) {
      values.forEach(
          (name, numbers) ->
              assertThat(RowMajor.values(network.tensors().get(name))).isEqualTo(numbers));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void shouldRefuseNumbersThatAreNotFinite(float number) throws IOException {
    values.get("layer2.0.conv1.weight")[3] = number;

    assertRefused(written(TensorType.F32), "tensor layer2.0.conv1.weight holds " + number, "3");
  }

  @Test
  void shouldRefuseTensorsOfAnotherNetwork() throws IOException {
    put("layer5.0.conv1.weight", new long[] {1}, new float[1]);
    assertRefused(written(TensorType.F32), "the network has no tensor layer5.0.conv1.weight");
  }

  @Test
  void shouldRefuseMissingTensors() throws IOException {
    remove("conv1.weight");
    remove("bn1.bias");
    assertRefused(written(TensorType.F32), "2 tensors of the network are missing", "conv1.weight");
  }

  @Test
  void shouldRefuseOtherShapes() throws IOException {
    put("conv1.weight", new long[] {2, 3, 7, 7}, new float[294]);
    assertRefused(
        written(TensorType.F32), "conv1.weight has the shape [2, 3, 7, 7]", "[2, 3, 3, 3]");
  }

  @Test
  void shouldRefuseATruncatedFile() throws IOException {
    byte[] whole = Files.readAllBytes(written(TensorType.F32));
    assertRefused(file(Arrays.copyOf(whole, whole.length - 1)), "");
    assertRefused(file(Arrays.copyOf(whole, 5)), "");
    assertRefused(file(new byte[0]), "");
  }

  @Test
  void shouldRefuseAHeaderOfExabytes() throws IOException {
    for (long length : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40}) {
      ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putLong(0, length);
      assertRefused(file(bytes.array()), "header");
    }
  }

  @Test
  void shouldRefuseTensorsThatOverlap() throws IOException {
    String header =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}";
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + 12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length);
    assertRefused(file(bytes.put(json).array()), "b");
  }

  @Test
  void shouldRefuseAPickleAndAZipBomb() throws IOException {
    Path bomb = folder.resolve("bomb");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      for (int i = 0; i < 64; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    assertRefused(bomb, "header");
    byte[] pickle = new byte[64];
    pickle[0] = (byte) 0x80;
    pickle[1] = 2;
    pickle[7] = 'c';
    assertRefused(file(pickle), "header");
  }

  private void assertRefused(Path file, String... reasons) {
    assertThatThrownBy(() -> GivenWeights.read(file, ARCHITECTURE, TestNetworks.ENGINE))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(reasons);
  }

  private void put(String name, long[] shape, float[] numbers) {
    specs.put(name, TensorSpec.of(name, TensorType.F32, shape));
    values.put(name, numbers);
  }

  private void remove(String name) {
    specs.remove(name);
    values.remove(name);
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(folder, "given", null), content);
  }

  private Path written(TensorType type) throws IOException {
    Path file = Files.createTempFile(folder, "given", null);
    List<TensorSpec> tensors = new ArrayList<>();
    specs.values().forEach(spec -> tensors.add(new TensorSpec(spec.name(), type, spec.shape())));
    try (SafetensorsWriter writer = SafetensorsWriter.create(file, tensors, Map.of())) {
      for (Map.Entry<String, float[]> tensor : values.entrySet()) {
        if (type == TensorType.BF16) {
          writer.append(tensor.getKey(), upperHalves(tensor.getValue()));
        } else {
          writer.append(tensor.getKey(), tensor.getValue(), 0, tensor.getValue().length);
        }
      }
      writer.finish();
    }
    return file;
  }

  private static ByteBuffer upperHalves(float[] numbers) {
    ByteBuffer halves =
        ByteBuffer.allocate(Short.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      halves.putShort((short) (Float.floatToRawIntBits(number) >>> 16));
    }
    return halves.flip();
  }

  /** Numbers that every kind of half holds exactly. */
  private static float[] brief(float[] numbers) {
    float[] brief = new float[numbers.length];
    for (int i = 0; i < brief.length; i++) {
      brief[i] = Math.round(numbers[i] * 64) / 64f;
    }
    return brief;
  }
}
