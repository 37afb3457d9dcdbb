package dev.guillotine.representation.data.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyHeaderTest {
  private static final NpyType INT =
      new NpyType(NpyType.Kind.SIGNED, Integer.BYTES, ByteOrder.LITTLE_ENDIAN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        NpyFiles.WHOLE,
        "{'shape':(2,3),'descr':'<i4','fortran_order':False}",
        "  {\"descr\": \"<i4\", 'fortran_order': False, 'shape': ( 2 , 3 , ) , }   ",
        "{'descr': '<i4', 'fortran_order': False, 'shape': (2L, 3L)}"
      })
  void shouldReadEveryWayToWriteADictionary(String dictionary) throws IOException {
    assertThat(read(NpyFiles.npy(dictionary, 0)))
        .isEqualTo(new NpyHeader(INT, List.of(2L, 3L), 11 + dictionary.length()));
  }

  @Test
  void shouldReadLongHeadersOfLaterVersions() throws IOException {
    for (int version = 2; version <= 3; version++) {
      String text = NpyFiles.WHOLE + " ".repeat(40_000) + "\n";
      byte[] file =
          NpyFiles.join(
              NpyFiles.start(version, text.length()), text.getBytes(StandardCharsets.UTF_8));

      assertThat(read(file)).isEqualTo(new NpyHeader(INT, List.of(2L, 3L), 12 + text.length()));
    }
  }

  @Test
  void shouldCountRowsAndBytes() {
    assertThat(new NpyHeader(INT, List.of(), 128))
        .returns(1L, NpyHeader::rows)
        .returns(1L, NpyHeader::rowElements)
        .returns(4L, NpyHeader::dataBytes);
    assertThat(new NpyHeader(INT, List.of(5L, 3L, 2L), 128))
        .returns(5L, NpyHeader::rows)
        .returns(6L, NpyHeader::rowElements)
        .returns(120L, NpyHeader::dataBytes);
    assertThat(new NpyHeader(INT, List.of(0L, 1L << 60), 128)).returns(0L, NpyHeader::dataBytes);
  }

  @Test
  void shouldRefuseSizesThatOverflow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NpyHeader(INT, List.of(1L << 31, 1L << 31), 128))
        .withMessageContaining("[2147483648, 2147483648]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NpyHeader(INT, List.of(0L, 1L << 61), 128));
    assertThatIllegalArgumentException().isThrownBy(() -> new NpyHeader(INT, List.of(-1L), 128));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        // what the type is, and what the message must name
        "'|O'                          ; pickles are never read",
        "'|O8'                         ; pickles are never read",
        "[('x', '<f4'), ('y', '<i4')]  ; structured types are not read, nor are pickled objects",
        "('<f4', (2,))                 ; structured types are not read",
        "'<c16'                        ; element type <c16",
        "'<M8[s]'                      ; element type <M8[s]",
        "'|V4'                         ; element type |V4",
        "'<f16'                        ; element type <f16",
        "'<i3'                         ; element type <i3",
        "'|i4'                         ; element type |i4",
        "'<u1'                         ; element type <u1",
        "'=i4'                         ; element type =i4",
        "'<U16385'                     ; at most 65536 bytes",
        "'|S65537'                     ; at most 65536 bytes",
        "'|S999999999999'              ; element type |S999999999999",
        "'<f4\\''                      ; the element type, quoted",
        "__import__('os').system('x')  ; byte 20: found __import__('os').system('x')",
        "None                          ; the element type, quoted"
      })
  void shouldRefuseOtherTypes(String type, String message) {
    assertRefused(
        NpyFiles.npy("{'descr': %s, 'fortran_order': False, 'shape': (2,), }".formatted(type), 8),
        message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "(-1,)                       ; byte 61: found -1,), }, expected a size from 0",
        "(3)                         ; a comma after the only size",
        "(3.0,)                      ; found .0,)",
        "(3, 2 3)                    ; expected )",
        "[3]                         ; expected (",
        "3                           ; expected (",
        "(True,)                     ; a size from 0",
        "(0x10,)                     ; found x10",
        "(1_000,)                    ; found _000",
        "(1e3,)                      ; found e3",
        "(2**9,)                     ; found **9",
        "(9223372036854775808,)      ; a size from 0 to 9223372036854775807",
        "(4294967296, 4294967296)    ; shape [4294967296, 4294967296], expected at most",
        "(9223372036854775807,)      ; expected at most 9223372036854775807 bytes in all",
        "(1, 1, 1, 1, 1, 1, 1, 1, 1) ; at most 8 dimensions",
        "(,)                         ; a size from 0"
      })
  void shouldRefuseImpossibleShapes(String shape, String message) {
    assertRefused(
        NpyFiles.npy("{'descr': '<i4', 'fortran_order': False, 'shape': %s, }".formatted(shape), 8),
        message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'descr': '<i4', 'shape': (2,)}                              ; without fortran_order",
        "{'fortran_order': False, 'shape': (2,)}                      ; without descr",
        "{'descr': '<i4', 'fortran_order': False}                     ; without shape",
        "{}                                                           ; without descr",
        "{'descr': '<i4', 'descr': '<i4'}                             ; each once",
        "{'descr': '<i4', 'more': 1}                                  ; each once",
        "{descr: '<i4'}                                               ; quoted",
        "{'descr' '<i4'}                                              ; expected :",
        "{'fortran_order': 0}                                         ; True or False",
        "{'descr': '<i4', 'fortran_order': False, 'shape': (2,)} + {} ; to the end of the header",
        "{'descr': '<i4', 'fortran_order': False, 'shape': (2,)       ; expected }",
        "print('x')                                                   ; byte 10: found print('x')",
        "{'descr': '<i4', 'fortran_order': True, 'shape': (2, 2)}     ; fortran_order of shape [2, 2]"
      })
  void shouldRefuseOtherDictionaries(String dictionary, String message) {
    assertRefused(NpyFiles.npy(dictionary, 8), message);
  }

  @Test
  void shouldTakeFortranOrderForOneDimension() throws IOException {
    byte[] file = NpyFiles.npy("{'descr': '<i4', 'fortran_order': True, 'shape': (2,)}", 8);

    assertThat(read(file).shape()).containsExactly(2L);
  }

  @Test
  void shouldRefuseAHeaderWithoutALineFeed() {
    byte[] text = NpyFiles.WHOLE.getBytes(StandardCharsets.UTF_8);

    assertRefused(NpyFiles.join(NpyFiles.start(1, text.length), text), "a line feed");
  }

  @Test
  void shouldRefuseLengthsBeforeReadingThatMuch() {
    assertRefused(
        NpyFiles.start(2, -1), "byte 8: found a header of 4294967295 bytes", "1 to 65536");
    assertRefused(NpyFiles.start(3, 65_537), "a header of 65537 bytes");
    assertRefused(NpyFiles.start(1, 0), "a header of 0 bytes");
  }

  @Test
  void shouldSayWhereAShortFileEnds() {
    byte[] file = NpyFiles.npy(NpyFiles.WHOLE, 0);

    assertRefused(new byte[0], "byte 0: found the end", "magic number and version");
    assertRefused(new byte[] {(byte) 0x93, 'N', 'U'}, "byte 3: found the end");
    assertRefused(NpyFiles.without(file, file.length - 9), "byte 9: found the end");
    assertRefused(NpyFiles.without(file, 5), "byte %d: found the end".formatted(file.length - 5));
  }

  @Test
  void shouldRefuseOtherFilesAndVersions() {
    byte[] file = NpyFiles.npy(NpyFiles.WHOLE, 0);
    file[6] = 4;
    assertRefused(file, "byte 6: found version 4.0", "1.0, 2.0 or 3.0");
    file[7] = 1;
    file[6] = 1;
    assertRefused(file, "version 1.1");
    file[0] = 'P';
    assertRefused(file, "byte 0: found another magic number");
  }

  @Test
  void shouldShowNothingUnprintable() {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> read(NpyFiles.npy("{'descr': \u001b[31m\n\u0000x", 0)))
        .satisfies(refusal -> assertThat(refusal.getMessage()).matches("[ -~]*"));
  }

  private static NpyHeader read(byte[] file) throws IOException {
    return NpyHeader.read(NpyFiles.stream(file), "some.npy");
  }

  private static void assertRefused(byte[] file, String... parts) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> read(file))
        .satisfies(
            refusal -> assertThat(refusal.getMessage()).startsWith("some.npy: ").contains(parts));
  }
}
