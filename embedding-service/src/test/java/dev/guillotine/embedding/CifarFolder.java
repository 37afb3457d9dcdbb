package dev.guillotine.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A folder in the format of CIFAR-10 with few images, each of its own plain colour. */
public final class CifarFolder {
  /** Bytes of one record: a label, then 32 by 32 pixels of three channels. */
  private static final int RECORD = 1 + 3 * 32 * 32;

  private CifarFolder() {}

  /** Writes five batches for training and one for testing, of so many images each. */
  public static Path write(Path folder, int images) throws IOException {
    Files.createDirectories(folder);
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_" + batch + ".bin"), records(batch, images));
    }
    Files.write(folder.resolve("test_batch.bin"), records(6, images));
    return folder;
  }

  private static byte[] records(int batch, int images) {
    byte[] records = new byte[images * RECORD];
    IntStream.range(0, records.length)
        .forEach(
            i -> records[i] = (byte) (i % RECORD == 0 ? i / RECORD % 10 : batch + i / RECORD * 7));
    return records;
  }
}
