package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads CIFAR-10, binary version (<a href="https://www.cs.toronto.edu/~kriz/cifar.html">its
 * page</a>): records of one label byte, then 1,024 bytes each of red, green and blue. Files with
 * fewer or more than the original's 10,000 records are read too.
 */
final class Cifar10Reader {
  private static final String VERSION = "cifar10-1";
  private static final int CLASSES = 10;
  private static final int CHANNELS = 3;
  private static final int SIDE = 32;
  private static final int PLANE = SIDE * SIDE;
  private static final int RECORD = 1 + CHANNELS * PLANE;
  private static final int MOST_RECORDS = Integer.MAX_VALUE / RECORD;

  private static final List<String> TRAIN =
      IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList();
  private static final List<String> TEST = List.of("test_batch.bin");

  private Cifar10Reader() {}

  static ImageSet read(Path folder) throws IOException {
    List<String> missing =
        Stream.concat(TRAIN.stream(), TEST.stream())
            .filter(name -> !Files.isRegularFile(folder.resolve(name)))
            .toList();
    if (!missing.isEmpty()) {
      throw new UnusableDataException(folder, "does not hold " + String.join(", ", missing));
    }
    return StoredImageSet.of(
        "cifar10", VERSION, CLASSES, images(folder, TRAIN), images(folder, TEST));
  }

  private static StoredImages images(Path folder, List<String> names) throws IOException {
    long records = 0;
    for (String name : names) {
      records += records(folder.resolve(name));
    }
    if (records > MOST_RECORDS) {
      throw new UnusableDataException(
          folder, "%s hold %d images, at most %d allowed".formatted(names, records, MOST_RECORDS));
    }
    byte[] pixels = new byte[(int) records * CHANNELS * PLANE];
    byte[] labels = new byte[(int) records];
    int position = 0;
    for (String name : names) {
      position = append(folder.resolve(name), pixels, labels, position);
    }
    return new StoredImages(new ImageShape(CHANNELS, SIDE, SIDE), pixels, labels);
  }

  private static long records(Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes == 0 || bytes % RECORD != 0) {
      throw new UnusableDataException(
          file, bytes, "the end", "one or more whole records of " + RECORD + " bytes");
    }
    return bytes / RECORD;
  }

  private static int append(Path file, byte[] pixels, byte[] labels, int first) throws IOException {
    int position = first;
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file), 64 * RECORD)) {
      for (byte[] record = input.readNBytes(RECORD);
          record.length > 0;
          record = input.readNBytes(RECORD)) {
        if (record.length < RECORD || position == labels.length) {
          throw new UnusableDataException(file, "changed its length while it was read");
        }
        if (record[0] < 0 || record[0] >= CLASSES) {
          throw new UnusableDataException(
              file,
              (long) (position - first) * RECORD,
              "label " + Byte.toUnsignedInt(record[0]),
              "0 to " + (CLASSES - 1));
        }
        labels[position] = record[0];
        interleave(record, pixels, position * CHANNELS * PLANE);
        position++;
      }
    }
    return position;
  }

  private static void interleave(byte[] record, byte[] pixels, int offset) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      int plane = 1 + channel * PLANE;
      for (int pixel = 0; pixel < PLANE; pixel++) {
        pixels[offset + pixel * CHANNELS + channel] = record[plane + pixel];
      }
    }
  }
}
