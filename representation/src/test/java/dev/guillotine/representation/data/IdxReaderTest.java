package dev.guillotine.representation.data;

import static dev.guillotine.representation.data.IdxFiles.TEST_IMAGES;
import static dev.guillotine.representation.data.IdxFiles.TEST_LABELS;
import static dev.guillotine.representation.data.IdxFiles.TRAIN_IMAGES;
import static dev.guillotine.representation.data.IdxFiles.TRAIN_LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.network.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxReaderTest {
  private static final byte[] LABELS = {0, 1, 2, 1};
  private static final byte[] OTHER_LABELS = {2, 0};

  @TempDir private Path folder;

  @BeforeEach
  void writeSet() throws IOException {
    IdxFiles.writeSet(folder, "", LABELS, OTHER_LABELS);
  }

  @Test
  void shouldReadImagesAndLabels() throws IOException {
    ImageSet set = IdxReader.read(folder);

    assertThat(set.identity().name()).isEqualTo(folder.getFileName().toString());
    assertThat(set.identity().classes()).isEqualTo(3);
    assertThat(set.train().size()).isEqualTo(4);
    assertThat(set.test().size()).isEqualTo(2);
    assertThat(set.train().shape()).isEqualTo(new ImageShape(1, 5, 4));
    assertThat(set.train().label(2)).isEqualTo(2);
    byte[] pixels = new byte[22];
    set.train().read(1, pixels, 2);
    assertThat(pixels).startsWith(0, 0, 20, 21, 22).endsWith(39);
  }

  @Test
  void shouldReadGzippedFilesAsTheSameSet(@TempDir Path zipped) throws IOException {
    IdxFiles.writeSet(zipped, ".gz", LABELS, OTHER_LABELS);

    assertThat(IdxReader.read(zipped).identity().digest())
        .isEqualTo(IdxReader.read(folder).identity().digest());
  }

  @Test
  void shouldChangeTheDigestWithAnyByte() throws IOException {
    String digest = IdxReader.read(folder).identity().digest();

    IdxFiles.writeLabels(folder.resolve(TEST_LABELS), new byte[] {2, 1});

    assertThat(digest).hasSize(64);
    assertThat(IdxReader.read(folder).identity().digest()).isNotEqualTo(digest);
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

    assertRefused(file.toString(), "byte 95: found the end", "80 bytes after the header");
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

    assertRefused(TRAIN_IMAGES, "byte 8: found size 30000 of dimension 1", "at most 99072 bytes");
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

    assertRefused(TRAIN_LABELS, "at least two classes");
  }

  @Test
  void shouldRefuseSplitsOfDifferentShape() throws IOException {
    IdxFiles.writeImages(folder.resolve(TEST_IMAGES), 2, 4, 5);

    assertRefused(folder.toString(), "height=5", "height=4");
  }

  private void assertRefused(String... parts) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> IdxReader.read(folder))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
  }
}
