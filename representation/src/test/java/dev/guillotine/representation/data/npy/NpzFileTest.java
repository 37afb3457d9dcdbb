package dev.guillotine.representation.data.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzFileTest {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;

  /** Where the fields lie after a central header's signature (APPNOTE 4.3.12). */
  private static final int FLAGS = 8;

  private static final int CHECKSUM = 16;
  private static final int PACKED = 20;
  private static final int UNPACKED = 24;

  private static final byte[] ARRAY =
      NpyFiles.npy("{'descr': '|u1', 'fortran_order': False, 'shape': (5000,), }", 5_000);

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("set.npz");
  }

  @Test
  void shouldReadCompressedArraysAsPlainOnes() throws IOException {
    try (NpzFile plain = NpzFile.open(fixture("plain.npz"));
        NpzFile compressed = NpzFile.open(fixture("compressed.npz"))) {
      assertThat(compressed.entries()).isEqualTo(plain.entries()).hasSize(40);
      for (NpzEntry entry : plain.entries()) {
        NpyHeader header = ((NpzEntry.Array) entry).header();
        if (header.type().text()) {
          assertThat(NpyFiles.strings(compressed, entry.name()))
              .containsExactly(NpyFiles.strings(plain, entry.name()));
        } else {
          assertThat(NpyFiles.doubles(compressed, entry.name()))
              .containsExactly(NpyFiles.doubles(plain, entry.name()));
        }
      }
    }
  }

  @Test
  void shouldListWhatItCanNotRead() throws IOException {
    try (NpzFile file = NpzFile.open(fixture("unread.npz"))) {
      assertThat(file.entries())
          .extracting(NpzEntry::name)
          .containsExactly(
              "metadata", "structured", "complex", "date", "fortran", "images", "notes.txt");
      assertThat(file.entries())
          .filteredOn(NpzEntry.Array.class::isInstance)
          .extracting(NpzEntry::name)
          .containsExactly("images");
      assertThat(file.entries().get(0))
          .isInstanceOfSatisfying(
              NpzEntry.Unreadable.class,
              entry ->
                  assertThat(entry.reason())
                      .contains("entry metadata.npy", "Python objects", "pickles are never read"));
      assertThat(NpyFiles.longs(file, "images")).containsExactly(0, 1, 2, 3, 4, 5);
      for (String name : List.of("metadata", "structured", "complex", "date", "fortran")) {
        assertRefused(() -> file.array(name), "entry %s.npy: byte ".formatted(name));
      }
      assertRefused(() -> file.array("notes.txt"), "is not named as an array");
    }
  }

  @Test
  void shouldReadSeveralArraysSideBySide() throws IOException {
    try (NpzFile file = NpzFile.open(fixture("compressed.npz"));
        NpyReader cube = file.array("cube");
        NpyReader other = file.array("long")) {
      long[] a = new long[12];
      long[] b = new long[1];
      for (int i = 0; i < 2; i++) {
        cube.read(a, 0, 1);
        other.read(b, 0, 1);
        assertThat(a[0]).isEqualTo(12 * i);
        assertThat(b[0]).isEqualTo(i);
      }
    }
  }

  @Test
  void shouldNameTheArraysItHas() throws IOException {
    try (NpzFile file = NpzFile.open(fixture("unread.npz"))) {
      assertRefused(() -> file.array("labels"), "no array labels; of 7 entries: [metadata, ");
      assertRefused(() -> file.array("../images"), "no array ../images");
    }
  }

  @Test
  void shouldTakeNamesAsKeysAndNotAsPaths() throws IOException {
    write("../../images.npy", ARRAY);

    try (NpzFile file = NpzFile.open(path)) {
      assertThat(file.array("../../images").header().rows()).isEqualTo(5_000);
    }
  }

  @Test
  void shouldRefuseWhatIsNoArchive() throws IOException {
    assertRefused(() -> NpzFile.open(path), "set.npz: is not a file");
    assertRefused(() -> NpzFile.open(folder), "is not a file");
    Files.write(path, ARRAY);
    assertRefused(() -> NpzFile.open(path), "set.npz: is not a zip archive to read");
    Files.write(path, new byte[0]);
    assertRefused(() -> NpzFile.open(path), "is not a zip archive to read");
    byte[] whole = Files.readAllBytes(fixture("compressed.npz"));
    Files.write(path, NpyFiles.without(whole, whole.length / 2));
    assertRefused(() -> NpzFile.open(path), "is not a zip archive to read");
  }

  @Test
  void shouldRefuseEncryptedEntries() throws IOException {
    write("x.npy", ARRAY);
    patch(CENTRAL, FLAGS, 1 | 1 << 3 | 1 << 11, 2);

    assertRefused(() -> NpzFile.open(path), "encrypted");
  }

  @Test
  void shouldRefuseTwoEntriesOfOneName() throws IOException {
    try (ZipOutputStream zip = zip()) {
      put(zip, "a.npy", ARRAY);
      put(zip, "b.npy", ARRAY);
    }
    byte[] content = Files.readAllBytes(path);
    String latin = new String(content, StandardCharsets.ISO_8859_1).replace("b.npy", "a.npy");
    Files.write(path, latin.getBytes(StandardCharsets.ISO_8859_1));

    assertRefused(() -> NpzFile.open(path), "holds two entries named a");
  }

  @Test
  void shouldRefuseTooManyEntriesAndUnfitNames() throws IOException {
    try (ZipOutputStream zip = zip()) {
      for (int i = 0; i <= NpzFile.MOST_ENTRIES; i++) {
        put(zip, i + ".npy", new byte[0]);
      }
    }
    assertRefused(() -> NpzFile.open(path), "holds 4097 entries, at most 4096");
    write("x\ny.npy", ARRAY);
    assertRefused(() -> NpzFile.open(path), "not printable: x?y.npy");
    write("x".repeat(256), ARRAY);
    assertRefused(() -> NpzFile.open(path), "256 characters");
  }

  @Test
  void shouldRefuseEntriesThatClaimMoreBytesThanTheFileHas() throws IOException {
    write("x.npy", ARRAY);
    patch(CENTRAL, PACKED, 1_000_000, 4);

    assertRefused(() -> NpzFile.open(path), "claim more bytes than it has");
  }

  @Test
  void shouldRefuseASizeThatIsNotTheHeaders() throws IOException {
    write("x.npy", NpyFiles.join(ARRAY, new byte[1]));

    try (NpzFile file = NpzFile.open(path)) {
      assertRefused(
          () -> file.array("x"), "found data of 5001 bytes", "expected 5000 for shape [5000]");
      assertThat(file.entries()).singleElement().isInstanceOf(NpzEntry.Unreadable.class);
    }
  }

  @Test
  void shouldNotBelieveASizeThatDeflateCanNotGive() throws IOException {
    write(
        "x.npy",
        NpyFiles.npy("{'descr': '|u1', 'fortran_order': False, 'shape': (900000000,), }", 10));
    patch(CENTRAL, UNPACKED, 900_000_073, 4);

    try (NpzFile file = NpzFile.open(path)) {
      assertRefused(() -> file.array("x"), "claims 900000073 bytes", "packed bytes give at most");
    }
  }

  @Test
  void shouldUnpackNoMoreThanTheHeaderAnnounces() throws IOException {
    write("x.npy", NpyFiles.join(ARRAY, new byte[100_000_000]));
    patch(CENTRAL, UNPACKED, ARRAY.length, 4);

    try (NpzFile file = NpzFile.open(path);
        NpyReader array = file.array("x")) {
      assertRefused(
          () -> array.read(new byte[5_000], 0, 5_000), "found more bytes, expected the end");
    }
  }

  @Test
  void shouldRefuseChangedBytes() throws IOException {
    write("x.npy", ARRAY);
    patch(CENTRAL, CHECKSUM, 0x1234, 4);

    try (NpzFile file = NpzFile.open(path);
        NpyReader array = file.array("x")) {
      assertRefused(
          () -> array.read(new byte[5_000], 0, 5_000), "expected 00001234, as the archive says");
    }
  }

  @Test
  void shouldSayWhereUnpackingFails() throws IOException {
    write("x.npy", ARRAY);
    byte[] content = Files.readAllBytes(path);
    content[30 + "x.npy".length()] |= 0b110; // a block type that deflate does not have
    Files.write(path, content);

    try (NpzFile file = NpzFile.open(path)) {
      assertRefused(() -> file.array("x"), "entry x.npy: byte 0: found what can't be unpacked");
    }
  }

  @Test
  void shouldRefuseAnEntryWithoutALocalHeader() throws IOException {
    write("x.npy", ARRAY);
    patch(LOCAL, 0, 0, 4);

    try (NpzFile file = NpzFile.open(path)) {
      assertRefused(() -> file.array("x"), "can't be unpacked");
    }
  }

  private ZipOutputStream zip() throws IOException {
    OutputStream file = Files.newOutputStream(path);
    return new ZipOutputStream(file);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private void write(String name, byte[] content) throws IOException {
    try (ZipOutputStream zip = zip()) {
      put(zip, name, content);
    }
  }

  /** Overwrites a field of the only entry's header. */
  private void patch(int signature, int field, int value, int bytes) throws IOException {
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (content.getInt(at) != signature) {
      at++;
    }
    if (bytes == Short.BYTES) {
      content.putShort(at + field, (short) value);
    } else {
      content.putInt(at + field, value);
    }
    Files.write(path, content.array());
  }

  private static Path fixture(String name) {
    return NpyFiles.resource(NpzFileTest.class, name);
  }

  private static void assertRefused(ThrowingCallable call, String... parts) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(call)
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
  }
}
