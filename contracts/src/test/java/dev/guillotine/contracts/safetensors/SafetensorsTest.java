package dev.guillotine.contracts.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void shouldRoundHalvesToNearest() throws IOException {
    Path file = folder.resolve("halves");
    float[] values = {
      0,
      -0f,
      1,
      -2.5f,
      65504,
      65519,
      65520,
      1e9f,
      0x1p-24f,
      0x1p-25f,
      0x1.8p-25f,
      0x1p-14f,
      1 + 0x1p-11f,
      1 + 0x3p-11f,
      Float.NaN,
      Float.NEGATIVE_INFINITY
    };
    try (SafetensorsWriter writer =
        SafetensorsWriter.create(
            file, List.of(TensorSpec.of("x", TensorType.F16, values.length)), Map.of())) {
      writer.append("x", values, 0, values.length);
      writer.finish();
    }

    try (SafetensorsFile stored = SafetensorsFile.open(file)) {
      assertThat(stored.floats("x"))
          .containsExactly(
              0,
              -0f,
              1,
              -2.5f,
              65504,
              65504,
              Float.POSITIVE_INFINITY,
              Float.POSITIVE_INFINITY,
              0x1p-24f,
              0,
              0x1p-24f,
              0x1p-14f,
              1,
              1 + 0x1p-9f,
              Float.NaN,
              Float.NEGATIVE_INFINITY);
    }
  }

  @Test
  void shouldKeepEveryHalfAsItIs() throws IOException {
    Path halves = folder.resolve("all");
    Path again = folder.resolve("again");
    List<TensorSpec> tensors = List.of(TensorSpec.of("x", TensorType.F16, 1 << 16));
    ByteBuffer bits = ByteBuffer.allocate(2 << 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 1 << 16; i++) {
      boolean noNumber = (i & 0x7c00) == 0x7c00 && (i & 0x3ff) != 0;
      bits.putShort((short) (noNumber ? 0 : i));
    }
    try (SafetensorsWriter writer = SafetensorsWriter.create(halves, tensors, Map.of())) {
      writer.append("x", bits.flip());
      writer.finish();
    }
    try (SafetensorsFile stored = SafetensorsFile.open(halves);
        SafetensorsWriter writer = SafetensorsWriter.create(again, tensors, Map.of())) {
      writer.append("x", stored.floats("x"), 0, 1 << 16);
      writer.finish();
    }

    assertThat(again).hasSameBinaryContentAs(halves);
  }

  @Test
  void shouldComeBackEqual() throws IOException {
    Path file = write("a.safetensors");

    try (SafetensorsFile read = SafetensorsFile.open(file)) {
      assertThat(read.tensors())
          .containsExactly(
              TensorSpec.of("weight", TensorType.F32, 2, 3),
              TensorSpec.of("index", TensorType.I64, 2),
              TensorSpec.of("empty", TensorType.F32, 0));
      assertThat(read.floats("weight")).containsExactly(1, 2, 3, 4, 5, -6.5f);
      assertThat(read.longs("index")).containsExactly(Long.MIN_VALUE, 9);
      assertThat(read.floats("empty")).isEmpty();
      assertThat(read.metadata()).containsExactly(Map.entry("made by", "a test"));
    }
  }

  @Test
  void shouldWriteTheSameBytesEachTime() throws IOException {
    assertThat(write("a.safetensors")).hasSameBinaryContentAs(write("b.safetensors"));
  }

  @Test
  void shouldRefuseToFinishHalfWritten() throws IOException {
    try (SafetensorsWriter writer =
        SafetensorsWriter.create(
            folder.resolve("half"), List.of(TensorSpec.of("x", TensorType.F32, 4)), Map.of())) {
      writer.append("x", new float[] {1, 2}, 0, 2);

      assertThatThrownBy(writer::finish).hasMessageContaining("tensor x has 8 of 16 bytes");
      assertThatThrownBy(() -> writer.append("x", new float[3], 0, 3))
          .hasMessageContaining("more data for tensor x");
    }
  }

  /** Bit patterns and values of IEEE 754 half precision and of bfloat16. */
  @ParameterizedTest
  @CsvSource({
    "F16, 0x3c00, 1",
    "F16, 0xc000, -2",
    "F16, 0x0001, 5.9604645e-8",
    "F16, 0x7bff, 65504",
    "F16, 0x7c00, Infinity",
    "F16, 0x8000, -0.0",
    "F16, 0x3555, 0.33325195",
    "BF16, 0x3f80, 1",
    "BF16, 0xc049, -3.140625",
    "BF16, 0x7f80, Infinity"
  })
  void shouldWidenShortNumbers(String type, String bits, float expected) throws IOException {
    Path file =
        raw(
            "{\"x\":{\"dtype\":\"" + type + "\",\"shape\":[1],\"data_offsets\":[0,2]}}",
            ByteBuffer.allocate(2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(Integer.decode(bits).shortValue())
                .array());

    try (SafetensorsFile read = SafetensorsFile.open(file)) {
      assertThat(read.floats("x")).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"x":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}  | does not fit its place
          {"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}  | gap or overlap
          {"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  | tells of 4 bytes of data, the file holds 8
          {"x":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}} | tells of 12 bytes of data, the file holds 8
          {"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"y":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | gap or overlap
          {"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}} | negative size
          {"x":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}} | not readable
          {"x":{"dtype":"COMPLEX","shape":[1],"data_offsets":[0,8]}} | not readable
          {"x":7}                                                 | not readable
          [1, 2]                                                  | not a JSON object
          {"x":                                                   | not JSON
          """)
  void shouldRefuseHeadersThatDoNotFit(String header, String reason) throws IOException {
    Path file = raw(header, new byte[8]);

    assertThatThrownBy(() -> SafetensorsFile.open(file))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void shouldRefuseAHeaderLongerThanTheFile() throws IOException {
    Path file = folder.resolve("long");
    Files.write(
        file,
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE).array());

    assertThatThrownBy(() -> SafetensorsFile.open(file))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("does not fit a file of 16");
    assertThatThrownBy(() -> SafetensorsFile.open(Files.write(file, new byte[3])))
        .isInstanceOf(SafetensorsException.class);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    List<TensorSpec> specs =
        List.of(
            TensorSpec.of("weight", TensorType.F32, 2, 3),
            TensorSpec.of("index", TensorType.I64, 2),
            TensorSpec.of("empty", TensorType.F32, 0));
    try (SafetensorsWriter writer =
        SafetensorsWriter.create(file, specs, Map.of("made by", "a test"))) {
      writer.append("weight", new float[] {0, 1, 2, 3, 4}, 1, 4);
      writer.append("index", new long[] {Long.MIN_VALUE, 9}, 0, 2);
      writer.append("weight", new float[] {5, -6.5f}, 0, 2);
      writer.finish();
    }
    return file;
  }

  private Path raw(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return Files.write(
        folder.resolve("raw"), bytes.putLong(json.length).put(json).put(data).array());
  }
}
