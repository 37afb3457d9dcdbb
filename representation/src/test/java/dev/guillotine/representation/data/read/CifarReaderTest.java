package dev.guillotine.representation.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.MemorySamples;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarReaderTest {
  private static final int RECORD = 3073;
  private static final String TEST = "test_batch.bin";

  @TempDir private Path folder;
  @TempDir private Path working;

  @BeforeEach
  void writeSet() throws IOException {
    for (int file = 1; file <= 5; file++) {
      Files.write(folder.resolve("data_batch_" + file + ".bin"), records(file, file + 1));
    }
    Files.write(folder.resolve(TEST), records(0, 9, 3));
  }

  @Test
  void shouldReadTheFilesInOrder() throws IOException {
    DataSet set = open(new LocatedSource.Cifar10(folder.toString()));

    assertThat(set.tasks()).containsExactly(new Task.Classification("class", 10));
    assertThat(set.train().shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(labels(set.train(), "class")).containsExactly(1, 2, 2, 3, 3, 4, 4, 5, 5, 6);
    assertThat(labels(set.test().orElseThrow(), "class")).containsExactly(0, 9, 3);
  }

  @Test
  void shouldPutTheChannelsOfAPixelSideBySide() throws IOException {
    DataSet set = open(new LocatedSource.Cifar10(folder.toString()));

    assertThat(MemorySamples.sample(set.train(), 3))
        .startsWith(3, 103, 203, 3, 103, 203)
        .endsWith(3, 103, 203);
  }

  @Test
  void shouldReadFineAndCoarseLabels(@TempDir Path hundred) throws IOException {
    Files.write(hundred.resolve("train.bin"), fineRecords(new int[] {4, 30}, new int[] {19, 99}));
    Files.write(hundred.resolve("test.bin"), fineRecords(new int[] {0, 0}));

    DataSet set = open(new LocatedSource.Cifar100(hundred.toString()));

    assertThat(set.tasks())
        .containsExactly(
            new Task.Classification("fine", 100), new Task.Classification("coarse", 20));
    assertThat(set.stratification().orElseThrow().name()).isEqualTo("fine");
    assertThat(labels(set.train(), "fine")).containsExactly(30, 99);
    assertThat(labels(set.train(), "coarse")).containsExactly(4, 19);
    assertThat(MemorySamples.sample(set.train(), 1)).startsWith((byte) 99, (byte) 199, (byte) 299);
  }

  @Test
  void shouldRefuseFineAndCoarseLabelsOutOfRange(@TempDir Path hundred) throws IOException {
    Path train = hundred.resolve("train.bin");
    Files.write(hundred.resolve("test.bin"), fineRecords(new int[] {0, 0}));

    Files.write(train, fineRecords(new int[] {4, 30}, new int[] {20, 99}));
    assertRefused(hundred, train + ": byte 3074: found coarse label 20, expected 0 to 19");

    Files.write(train, fineRecords(new int[] {4, 30}, new int[] {19, 100}));
    assertRefused(hundred, train + ": byte 3075: found fine label 100, expected 0 to 99");

    Files.write(train, records(3));
    assertRefused(hundred, "byte 3073: found the end", "whole records of 3074 bytes");
  }

  @Test
  void shouldReadStoredFilesAsTheSameSet() throws IOException {
    Path stored = Files.createDirectories(working.resolve("stored/bucket"));
    for (File file : folder.toFile().listFiles()) {
      Files.copy(file.toPath(), stored.resolve(file.getName()));
    }

    assertThat(open(new LocatedSource.Cifar10("s3://bucket")).identity().digest())
        .isEqualTo(open(new LocatedSource.Cifar10(folder.toString())).identity().digest());
  }

  @Test
  void shouldChangeTheDigestWithAnyByte() throws IOException {
    String digest = open(new LocatedSource.Cifar10(folder.toString())).identity().digest();

    Files.write(folder.resolve(TEST), records(0, 9, 4));
    Files.setLastModifiedTime(folder.resolve(TEST), FileTime.from(Instant.EPOCH));

    assertThat(open(new LocatedSource.Cifar10(folder.toString())).identity().digest())
        .isNotEqualTo(digest)
        .hasSize(64);
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

    assertRefused(TEST, "byte 3073: found class label 250, expected 0 to 9");
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

  /** Records of CIFAR-100, pixels as above. */
  private static byte[] fineRecords(int[]... labels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int[] label : labels) {
      bytes.write(label[0]);
      bytes.writeBytes(records(label[1]));
    }
    return bytes.toByteArray();
  }

  private static int[] labels(Samples images, String task) {
    return ((Targets.Classes) images.targets(task)).values();
  }

  private DataSet open(LocatedSource source) throws IOException {
    return OpenSets.in(working).open(source, samples -> {});
  }

  private void assertRefused(String... parts) {
    assertRefused(new LocatedSource.Cifar10(folder.toString()), parts);
  }

  private void assertRefused(Path hundred, String... parts) {
    assertRefused(new LocatedSource.Cifar100(hundred.toString()), parts);
  }

  private void assertRefused(LocatedSource source, String... parts) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> open(source))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
  }
}
