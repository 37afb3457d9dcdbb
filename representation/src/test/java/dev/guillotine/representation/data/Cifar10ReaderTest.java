package dev.guillotine.representation.data;

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

class Cifar10ReaderTest {
  private static final int RECORD = 3073;
  private static final String TEST = "test_batch.bin";

  @TempDir private Path folder;

  @BeforeEach
  void writeSet() throws IOException {
    for (int file = 1; file <= 5; file++) {
      Files.write(folder.resolve("data_batch_" + file + ".bin"), records(file, file + 1));
    }
    Files.write(folder.resolve(TEST), records(0, 9, 3));
  }

  @Test
  void shouldReadTheFilesInOrder() throws IOException {
    ImageSet set = Cifar10Reader.read(folder);

    assertThat(set.identity().name()).isEqualTo("cifar10");
    assertThat(set.identity().classes()).isEqualTo(10);
    assertThat(set.train().shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(labels(set.train())).containsExactly(1, 2, 2, 3, 3, 4, 4, 5, 5, 6);
    assertThat(labels(set.test())).containsExactly(0, 9, 3);
  }

  @Test
  void shouldPutTheChannelsOfAPixelSideBySide() throws IOException {
    byte[] pixels = new byte[3 * 32 * 32];
    Cifar10Reader.read(folder).train().read(3, pixels, 0);

    assertThat(pixels).startsWith(3, 103, 203, 3, 103, 203).endsWith(3, 103, 203);
  }

  @Test
  void shouldChangeTheDigestWithAnyByte() throws IOException {
    String digest = Cifar10Reader.read(folder).identity().digest();

    Files.write(folder.resolve(TEST), records(0, 9, 4));

    assertThat(Cifar10Reader.read(folder).identity().digest()).isNotEqualTo(digest).hasSize(64);
  }

  @Test
  void shouldNameAllMissingFiles() throws IOException {
    Files.delete(folder.resolve("data_batch_2.bin"));
    Files.delete(folder.resolve(TEST));

    assertRefused(folder.toString(), "data_batch_2.bin, test_batch.bin");
  }

  @Test
  void shouldRefuseARecordThatIsNotWhole() throws IOException {
    Files.write(folder.resolve(TEST), Arrays.copyOf(records(1, 2), 2 * RECORD - 1));

    assertRefused(TEST, "byte 6145: found the end", "whole records of 3073 bytes");
  }

  @Test
  void shouldRefuseAnEmptyFile() throws IOException {
    Files.write(folder.resolve(TEST), new byte[0]);

    assertRefused(TEST, "byte 0: found the end");
  }

  @Test
  void shouldRefuseALabelOutOfRange() throws IOException {
    Files.write(folder.resolve(TEST), records(1, 250));

    assertRefused(TEST, "byte 3073: found label 250, expected 0 to 9");
  }

  /** Every pixel of a record is its label in red, 100 more in green, 200 more in blue. */
  private static byte[] records(int... labels) {
    byte[] bytes = new byte[labels.length * RECORD];
    for (int i = 0; i < labels.length; i++) {
      bytes[i * RECORD] = (byte) labels[i];
      for (int p = 0; p < 3072; p++) {
        bytes[i * RECORD + 1 + p] = (byte) (labels[i] + 100 * (p / 1024));
      }
    }
    return bytes;
  }

  private static int[] labels(Images images) {
    int[] labels = new int[images.size()];
    Arrays.setAll(labels, images::label);
    return labels;
  }

  private void assertRefused(String... parts) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> Cifar10Reader.read(folder))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
  }
}
