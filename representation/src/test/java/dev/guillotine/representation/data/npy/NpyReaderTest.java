package dev.guillotine.representation.data.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What NumPy wrote is read as NumPy has it; {@code numpy_fixtures.py} says what that is. */
class NpyReaderTest {
  private static final String DOUBLES =
      "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "u1",
        "i1",
        "u2_little",
        "u2_big",
        "i2_little",
        "i2_big",
        "u4_little",
        "u4_big",
        "i4_little",
        "i4_big",
        "u8_little",
        "u8_big",
        "i8_little",
        "i8_big",
        "f2_little",
        "f2_big",
        "f4_little",
        "f4_big",
        "f8_little",
        "f8_big"
      })
  void shouldReadEveryTypeAsEveryOther(String name) throws IOException {
    try (NpzFile file = plain()) {
      byte[] bytes = new byte[8];
      try (NpyReader array = file.array(name)) {
        assertThat(array.header().shape()).containsExactly(3L, 2L);
        assertThat(array.read(bytes, 1, 5)).isEqualTo(3);
      }

      assertThat(bytes).containsExactly(0, 0, 1, 2, 100, 127, 3, 0);
      assertThat(NpyFiles.longs(file, name)).containsExactly(0, 1, 2, 100, 127, 3);
      assertThat(NpyFiles.floats(file, name)).containsExactly(0, 1, 2, 100, 127, 3);
      assertThat(NpyFiles.doubles(file, name)).containsExactly(0, 1, 2, 100, 127, 3);
    }
  }

  @Test
  void shouldReadTheEdgesOfIntegers() throws IOException {
    try (NpzFile file = plain()) {
      assertThat(NpyFiles.longs(file, "b1")).containsExactly(1, 0, 1);
      assertThat(NpyFiles.longs(file, "i1_edges")).containsExactly(-128, -1, 127);
      assertThat(NpyFiles.longs(file, "u1_edges")).containsExactly(0, 128, 255);
      assertThat(NpyFiles.longs(file, "u2_edges")).containsExactly(0, 32_768, 65_535);
      assertThat(NpyFiles.longs(file, "u4_edges")).containsExactly(0, 1L << 31, (1L << 32) - 1);
      assertThat(NpyFiles.longs(file, "i8_edges"))
          .containsExactly(Long.MIN_VALUE, (1L << 53) + 1, Long.MAX_VALUE);
      assertThat(NpyFiles.doubles(file, "u8_edges"))
          .containsExactly(NpyFiles.doubles(file, "u8_as_f8"));
      assertThat(NpyFiles.floats(file, "u8_edges"))
          .containsExactly(NpyFiles.floats(file, "u8_as_f4"));
    }
  }

  @Test
  void shouldReadHalfPrecisionAsNumPyDoes() throws IOException {
    try (NpzFile file = plain()) {
      assertThat(NpyFiles.floats(file, "f2_all"))
          .hasSizeGreaterThan(1_000)
          .containsExactly(NpyFiles.floats(file, "f2_as_f4"));
    }
  }

  @Test
  void shouldReadTheEdgesOfReals() throws IOException {
    try (NpzFile file = plain()) {
      assertThat(NpyFiles.doubles(file, "f8_edges"))
          .containsExactly(Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1e300, 0.1, 2.5);
      assertRefused(
          () -> NpyFiles.floats(file, "f8_edges"),
          "byte 152: found 1.0E300",
          "at most 3.4028235E38");
    }
  }

  @Test
  void shouldReadScalarsAndArraysWithoutElements() throws IOException {
    try (NpzFile file = plain()) {
      assertThat(NpyFiles.longs(file, "scalar")).containsExactly(7);
      assertThat(NpyFiles.floats(file, "empty")).isEmpty();
      try (NpyReader array = file.array("empty_rows")) {
        assertThat(array.read(new float[0], 0, 2)).isEqualTo(2);
        assertThat(array.read(new float[0], 0, 2)).isEqualTo(1);
        assertThat(array.read(new float[0], 0, 2)).isZero();
      }
    }
  }

  @Test
  void shouldReadText() throws IOException {
    try (NpzFile file = plain()) {
      assertThat(NpyFiles.strings(file, "unicode")).containsExactly("", "Zürich", "日本", "🚗 car");
      assertThat(NpyFiles.strings(file, "unicode_big"))
          .containsExactly("", "Zürich", "日本", "🚗 car");
      assertThat(NpyFiles.strings(file, "bytes")).containsExactly("", "cat", "Bär");
    }
  }

  @Test
  void shouldReadRowsAsTheyAreAskedFor() throws IOException {
    try (NpzFile file = plain();
        NpyReader array = file.array("cube")) {
      float[] target = new float[26];

      assertThat(array.read(target, 1, 1)).isEqualTo(1);
      assertThat(array.read(target, 13, 0)).isZero();
      assertThat(array.read(target, 13, 9)).isEqualTo(1);
      assertThat(array.read(target, 0, 9)).isZero();
      for (int i = 0; i < 24; i++) {
        assertThat(target[i + 1]).isEqualTo(i);
      }
    }
  }

  @Test
  void shouldReadMoreThanABlock() throws IOException {
    try (NpzFile file = plain()) {
      long[] values = NpyFiles.longs(file, "long");

      assertThat(values).hasSize(17_000);
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isEqualTo(i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"version2.npy", "version3.npy"})
  void shouldReadLaterVersions(String name) throws IOException {
    byte[] content = Files.readAllBytes(NpyFiles.resource(NpyReaderTest.class, name));
    long[] values = new long[6];
    try (NpyReader array = NpyReader.open(NpyFiles.stream(content), name)) {
      array.read(values, 0, 3);
    }

    assertThat(values).containsExactly(0, 1, 2, 100, 127, 3);
  }

  @Test
  void shouldRefuseNumbersThatDoNotFit() throws IOException {
    try (NpzFile file = plain()) {
      assertRefused(
          () -> read(file, "i1_edges"), "byte 128: found -128", "a whole number from 0 to 255");
      assertRefused(() -> read(file, "u2_edges"), "byte 130: found 32768");
      assertRefused(
          () -> NpyFiles.longs(file, "u8_edges"),
          "byte 128: found 9223372036854775808",
          "below 2^63");
      assertRefused(() -> NpyFiles.longs(file, "f8_edges"), "byte 128: found NaN");
      assertRefused(() -> NpyFiles.longs(file, "f2_all"), "found ", "a whole number");
    }
  }

  @Test
  void shouldRefuseTextAsNumbersAndNumbersAsText() throws IOException {
    try (NpzFile file = plain()) {
      assertRefused(() -> NpyFiles.longs(file, "bytes"), "found an array of text", "numbers");
      assertRefused(() -> NpyFiles.strings(file, "u1"), "found an array of numbers", "text");
    }
  }

  @Test
  void shouldRefuseMalformedElements() {
    byte[] booleans =
        NpyFiles.join(
            NpyFiles.npy("{'descr': '|b1', 'fortran_order': False, 'shape': (2,), }", 1),
            new byte[] {2});
    byte[] surrogate =
        NpyFiles.join(
            NpyFiles.npy("{'descr': '>U1', 'fortran_order': False, 'shape': (1,), }", 0),
            new byte[] {0, 0, (byte) 0xd8, 0});
    byte[] beyond =
        NpyFiles.join(
            NpyFiles.npy("{'descr': '>U1', 'fortran_order': False, 'shape': (1,), }", 0),
            new byte[] {-1, 0, 0, 0});
    byte[] latin =
        NpyFiles.join(
            NpyFiles.npy("{'descr': '|S3', 'fortran_order': False, 'shape': (1,), }", 0),
            "Bär".getBytes(StandardCharsets.ISO_8859_1));

    assertRefused(
        () -> open(booleans).read(new long[2], 0, 2), "found 2 as a boolean, expected 0 or 1");
    assertRefused(() -> open(surrogate).read(new String[1], 0, 1), "found 0x0000d800");
    assertRefused(() -> open(beyond).read(new String[1], 0, 1), "found 0xff000000");
    assertRefused(() -> open(latin).read(new String[1], 0, 1), "malformed bytes, expected UTF-8");
  }

  @Test
  void shouldSayWhereAStreamEnds() throws IOException {
    byte[] file = NpyFiles.npy(DOUBLES, 45);
    NpyReader array = open(file);

    assertThat(array.read(new double[3], 0, 1)).isEqualTo(1);
    assertRefused(
        () -> array.read(new double[3], 0, 1),
        "some.npy: byte %d: found the end, expected 48 bytes after the header"
            .formatted(file.length));
  }

  @Test
  void shouldRefuseTrailingBytes() {
    assertRefused(
        () -> open(NpyFiles.npy(DOUBLES, 49)).read(new double[6], 0, 2),
        "byte 118: found more bytes, expected the end");
    assertRefused(
        () -> open(NpyFiles.npy("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 3), }", 1)),
        "found more bytes");
  }

  @Test
  void shouldRefuseATargetThatIsTooShort() throws IOException {
    NpyReader array = open(NpyFiles.npy(DOUBLES, 48));

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> array.read(new double[6], 1, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> array.read(new double[6], -1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> array.read(new double[6], 0, -1));
    assertThat(array.read(new double[6], 0, 2)).isEqualTo(2);
  }

  @Test
  void shouldNotReserveWhatAHeaderAnnounces() throws IOException {
    NpyReader array =
        open(
            NpyFiles.npy(
                "{'descr': '|u1', 'fortran_order': False, 'shape': (4611686018427387903, 2), }",
                3));

    assertThat(array.read(new byte[2], 0, 1)).isEqualTo(1);
    assertRefused(() -> array.read(new byte[2], 0, 1), "found the end");
  }

  private static NpzFile plain() throws IOException {
    return NpzFile.open(NpyFiles.resource(NpyReaderTest.class, "plain.npz"));
  }

  private static NpyReader open(byte[] file) throws IOException {
    return NpyReader.open(NpyFiles.stream(file), "some.npy");
  }

  private static void read(NpzFile file, String name) throws IOException {
    try (NpyReader array = file.array(name)) {
      array.read(new byte[3], 0, 3);
    }
  }

  private static void assertRefused(ThrowingCallable call, String... parts) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(call)
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
  }
}
