package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.IdxFiles.TEST_IMAGES;
import static dev.guillotine.representation.data.read.IdxFiles.TEST_LABELS;
import static dev.guillotine.representation.data.read.IdxFiles.TRAIN_IMAGES;
import static dev.guillotine.representation.data.read.IdxFiles.TRAIN_LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.MemorySamples;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxReaderTest {
  private static final byte[] LABELS = {0, 1, 2, 1};
  private static final byte[] OTHER_LABELS = {2, 0};

  @TempDir private Path folder;
  @TempDir private Path working;

  @BeforeEach
  void writeSet() throws IOException {
    IdxFiles.writeSet(folder, "", LABELS, OTHER_LABELS);
  }

  @Test
  void shouldReadImagesAndLabels() throws IOException {
    DataSet set = open(folder);

    assertThat(set.identity().name()).isEqualTo(folder.getFileName().toString());
    assertThat(set.tasks()).containsExactly(new Task.Classification("class", 3));
    assertThat(set.names()).isEqualTo(Map.of("class", List.of("0", "1", "2")));
    assertThat(set.validation()).isEmpty();
    assertThat(set.train().size()).isEqualTo(4);
    assertThat(set.test().orElseThrow().size()).isEqualTo(2);
    assertThat(set.train().shape()).isEqualTo(new ImageShape(1, 5, 4));
    assertThat(MemorySamples.labels(set.train())).containsExactly(0, 1, 2, 1);
    assertThat(MemorySamples.labels(set.test().orElseThrow())).containsExactly(2, 0);
    byte[] pixels = new byte[22];
    set.train().read(1, pixels, 2);
    assertThat(pixels).startsWith(0, 0, 20, 21, 22).endsWith(39);
  }

  @Test
  void shouldReadGzippedFilesAsTheSameSet(@TempDir Path zipped) throws IOException {
    IdxFiles.writeSet(zipped, ".gz", LABELS, OTHER_LABELS);

    assertThat(open(zipped).identity().digest()).isEqualTo(open(folder).identity().digest());
  }

  @Test
  void shouldReadStoredFilesAsTheSameSet() throws IOException {
    Path stored = Files.createDirectories(working.resolve("stored/bucket/some/digits"));
    IdxFiles.writeSet(stored, ".gz", LABELS, OTHER_LABELS);

    DataSet set =
        OpenSets.in(working).open(new LocatedSource.Idx("s3://bucket/some/digits"), samples -> {});

    assertThat(set.identity())
        .isEqualTo(new DataIdentity("digits", open(folder).identity().digest()));
  }

  @Test
  void shouldChangeTheDigestWithAnyByte() throws IOException {
    String digest = open(folder).identity().digest();

    IdxFiles.writeLabels(folder.resolve(TEST_LABELS), new byte[] {2, 1});
    touch(folder.resolve(TEST_LABELS));

    assertThat(digest).hasSize(64);
    assertThat(open(folder).identity().digest()).isNotEqualTo(digest);
  }

  @Test
  void shouldTellOfEverySample() throws IOException {
    List<Long> told = new ArrayList<>();

    OpenSets.in(working).open(new LocatedSource.Idx(folder.toString()), told::add);

    assertThat(told).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void shouldNameTheFilesItLookedFor() throws IOException {
    Files.delete(folder.resolve(TEST_IMAGES));

    assertRefused(folder.toString(), TEST_IMAGES + " nor " + TEST_IMAGES + ".gz");
  }

  @Test
  void shouldRefuseAnotherMagicNumber() throws IOException {
    IdxFiles.write(folder.resolve(TRAIN_LABELS), 0x803, new int[] {4}, LABELS);

    assertRefused(TRAIN_LABELS, "byte 0", "found magic number 0x00000803", "expected 0x00000801");
  }

  @Test
  void shouldRefuseAHeaderThatIsNotWhole() throws IOException {
    Files.write(folder.resolve(TRAIN_LABELS), new byte[] {0, 0, 8});

    assertRefused(TRAIN_LABELS, "byte 3", "expected a header of 8 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz"})
  void shouldRefuseMissingContent(String suffix) throws IOException {
    Path file = folder.resolve(TRAIN_IMAGES + suffix);
    Files.delete(folder.resolve(TRAIN_IMAGES));
    IdxFiles.write(file, 0x803, new int[] {4, 5, 4}, new byte[79]);

    assertRefused(file.toString(), "byte 95: found the end", "80 bytes after a header of 16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz"})
  void shouldRefuseTrailingBytes(String suffix) throws IOException {
    Path file = folder.resolve(TRAIN_IMAGES + suffix);
    Files.delete(folder.resolve(TRAIN_IMAGES));
    IdxFiles.write(file, 0x803, new int[] {4, 5, 4}, new byte[5_000_000]);

    assertRefused(file.toString(), "byte 96: found more bytes, expected the end");
  }

  @Test
  void shouldRefuseATruncatedGzipFile() throws IOException {
    Path file = folder.resolve(TRAIN_IMAGES + ".gz");
    Files.delete(folder.resolve(TRAIN_IMAGES));
    IdxFiles.writeImages(file, 4, 5, 4);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    assertRefused(file.toString(), "not a whole gzip file");
  }

  @Test
  void shouldRefuseAFileThatIsNotGzipped() throws IOException {
    Files.move(folder.resolve(TRAIN_IMAGES), folder.resolve(TRAIN_IMAGES + ".gz"));

    assertRefused(TRAIN_IMAGES + ".gz", "not a whole gzip file");
  }

  @Test
  void shouldNotBelieveAHeaderThatAnnouncesMoreThanTheFileCanHold() throws IOException {
    IdxFiles.write(
        folder.resolve(TRAIN_IMAGES), 0x803, new int[] {4, 30_000, 30_000}, new byte[80]);

    assertRefused(TRAIN_IMAGES, "byte 8: found size 30000 of dimension 1", "at most 96 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz"})
  void shouldRefuseAnEmptyFile(String suffix) throws IOException {
    Files.delete(folder.resolve(TRAIN_LABELS));
    Files.createFile(folder.resolve(TRAIN_LABELS + suffix));

    assertRefused(
        folder.resolve(TRAIN_LABELS + suffix).toString(),
        suffix.isEmpty() ? "byte 0: found the end" : "not a whole gzip file");
  }

  @Test
  void shouldRefuseAGzipFileThatEndsAmongTheImages() throws IOException {
    Files.delete(folder.resolve(TRAIN_IMAGES));
    Path file = folder.resolve(TRAIN_IMAGES + ".gz");
    byte[] noise = new byte[4 * 300 * 300];
    new Random(1).nextBytes(noise);
    IdxFiles.write(file, 0x803, new int[] {4, 300, 300}, noise);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    assertRefused(file.toString(), "not a whole gzip file");
  }

  @Test
  void shouldRefuseAGzipFileOfAnotherChecksum() throws IOException {
    Files.delete(folder.resolve(TRAIN_IMAGES));
    Path file = folder.resolve(TRAIN_IMAGES + ".gz");
    IdxFiles.writeImages(file, 4, 5, 4);
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length - 8] ^= 1;
    Files.write(file, whole);

    assertRefused(file.toString(), "not a whole gzip file");
  }

  /** Deflate can't give more than 1,032 bytes for one. */
  @Test
  void shouldNotBelieveAZippedHeaderEither() throws IOException {
    Files.delete(folder.resolve(TRAIN_IMAGES));
    Path file = folder.resolve(TRAIN_IMAGES + ".gz");
    IdxFiles.write(file, 0x803, new int[] {4, 4_000, 4_000}, new byte[80]);

    assertRefused(file.toString(), "byte 12: found size 4000 of dimension 2", "at most");
  }

  /** 2^33 times 2^31 is 0 in 64 bits. */
  @Test
  void shouldNotBelieveSizesWhoseProductOverflows() throws IOException {
    Files.delete(folder.resolve(TRAIN_IMAGES));
    Path file = folder.resolve(TRAIN_IMAGES + ".gz");
    byte[] noise = new byte[9 << 20];
    new Random(1).nextBytes(noise);
    IdxFiles.write(file, 0x803, new int[] {1 << 16, 1 << 17, Integer.MAX_VALUE}, noise);

    assertRefused(file.toString(), "byte 12: found size 2147483647 of dimension 2");
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "1, 12"})
  void shouldRefuseNegativeHeightAndWidth(int dimension, long offset) throws IOException {
    int[] sizes = {4, 5, 4};
    sizes[1 + dimension] = -5;
    IdxFiles.write(folder.resolve(TRAIN_IMAGES), 0x803, sizes, new byte[80]);

    assertRefused(
        TRAIN_IMAGES,
        "byte %d: found size 4294967291 of dimension %d".formatted(offset, 1 + dimension));
  }

  @Test
  void shouldRefuseAFolderThatIsMissing() {
    Path missing = folder.resolve("nothing");

    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> open(missing))
        .withMessage(missing + ": is not a folder");
  }

  @Test
  void shouldRefuseABucketThatIsMissing() {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(
            () -> OpenSets.in(working).open(new LocatedSource.Idx("s3://bucket/a"), samples -> {}))
        .withMessage("s3://bucket/a: there is no such bucket");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MAX_VALUE})
  void shouldRefuseAnImpossibleSize(int count) throws IOException {
    IdxFiles.write(folder.resolve(TRAIN_IMAGES), 0x803, new int[] {count, 5, 4}, new byte[80]);

    assertRefused(
        TRAIN_IMAGES, "byte 4: found size " + Integer.toUnsignedString(count) + " of dimension 0");
  }

  @Test
  void shouldRefuseImagesLargerThanAllowed() throws IOException {
    IdxFiles.writeImages(folder.resolve(TRAIN_IMAGES), 4, 1, 5_000);

    assertRefused(TRAIN_IMAGES, "byte 8: found width 5000", "from 1 to 4096");
  }

  @Test
  void shouldRefuseMoreImagesThanLabels() throws IOException {
    IdxFiles.writeImages(folder.resolve(TRAIN_IMAGES), 5, 5, 4);

    assertRefused(TRAIN_IMAGES, "byte 4: found 5 images", "expected 4", TRAIN_LABELS);
  }

  @Test
  void shouldRefuseALabelThatTrainingDoesNotKnow() throws IOException {
    IdxFiles.writeLabels(folder.resolve(TEST_LABELS), new byte[] {2, (byte) 200});

    assertRefused(TEST_LABELS, "byte 9: found label 200", "expected 0 to 2");
  }

  @Test
  void shouldRefuseASingleClass() throws IOException {
    IdxFiles.writeLabels(folder.resolve(TRAIN_LABELS), new byte[4]);
    IdxFiles.writeLabels(folder.resolve(TEST_LABELS), new byte[2]);

    assertRefused(folder.toString(), "one class only", "at least two classes");
  }

  @Test
  void shouldRefuseSplitsOfDifferentShape() throws IOException {
    IdxFiles.writeImages(folder.resolve(TEST_IMAGES), 2, 4, 5);

    assertRefused(folder.toString(), "height=5", "height=4");
  }

  private DataSet open(Path set) throws IOException {
    return OpenSets.in(working).open(new LocatedSource.Idx(set.toString()), samples -> {});
  }

  /** Makes it look written to, however soon after it was written first. */
  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
  }

  private void assertRefused(String... parts) throws IOException {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> open(folder))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
    try (Stream<Path> cached = Files.list(working.resolve("cache"))) {
      assertThat(cached).isEmpty();
    }
  }
}
