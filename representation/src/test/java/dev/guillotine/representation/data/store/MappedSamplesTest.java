package dev.guillotine.representation.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.MemorySamples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedSamplesTest {
  private static final ImageShape SHAPE = new ImageShape(3, 1_024, 1_024);
  private static final int SIZE = 1_024;

  @TempDir private Path folder;

  /** 3 GiB, nearly all of it a hole that takes no room; 341 samples are mapped at once. */
  @Test
  void shouldReadFilesThatAreLargerThanAMapping() throws IOException {
    Path file = folder.resolve("samples");
    int[] marked = {0, 340, 341, 342, 681, 682, 683, 1_022, 1_023};
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength((long) SIZE * SHAPE.bytes());
      for (int position : marked) {
        long begin = (long) position * SHAPE.bytes();
        sparse.seek(begin);
        sparse.writeInt(position + 1);
        sparse.seek(begin + SHAPE.bytes() - 1);
        sparse.write(position % 7 + 1);
      }
    }

    MappedSamples samples = new MappedSamples(file, SHAPE, SIZE, Map.of(), Optional.empty());

    for (int position : marked) {
      int number = position + 1;
      assertThat(MemorySamples.sample(samples, position))
          .startsWith((byte) 0, (byte) 0, (byte) (number >> 8), (byte) number)
          .endsWith((byte) 0, (byte) (position % 7 + 1));
    }
    assertThat(MemorySamples.sample(samples, 339)).containsOnly(0);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> MemorySamples.sample(samples, SIZE));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> MemorySamples.sample(samples, -1));
  }
}
