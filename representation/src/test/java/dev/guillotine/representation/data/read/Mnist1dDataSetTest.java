package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.TestImages.classes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.mnist1d.Mnist1dSignals;
import dev.guillotine.representation.data.store.DataCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mnist1dDataSetTest {
  @TempDir private Path temp;

  @Test
  void shouldGiveTheSignalsThatAreGenerated() throws IOException {
    try (DataSet set = open(200, 100, 7L)) {
      assertThat(set.tasks()).containsExactly(new Task.Classification("class", 10));
      assertThat(set.train().shape()).isEqualTo(new SignalShape(1, 40));
      assertThat(set.train().size()).isEqualTo(200);
      assertThat(TestImages.test(set).size()).isEqualTo(100);
      assertThat(set.validation()).isEmpty();
      Mnist1dSignals signals = Mnist1dSignals.train(200, 7);
      float[] expected = new float[40];
      float[] found = new float[40];
      byte[] bytes = new byte[160];
      for (int position : new int[] {0, 1, 199}) {
        signals.read(position, expected, 0);
        set.train().read(position, bytes, 0);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(found);
        assertThat(found).containsExactly(expected);
        assertThat(classes(set.train(), "class")[position]).isEqualTo(signals.label(position));
      }
    }
  }

  @Test
  void shouldBeTheSameSetForTheSameParametersOnly() throws IOException {
    assertThat(digest(200, 100, 7L))
        .isEqualTo(digest(200, 100, 7L))
        .isNotEqualTo(digest(201, 100, 7L))
        .isNotEqualTo(digest(200, 101, 7L))
        .isNotEqualTo(digest(200, 100, 8L));
  }

  private String digest(int train, int test, long seed) throws IOException {
    try (DataSet set = open(train, test, seed)) {
      return set.identity().digest();
    }
  }

  private DataSet open(int train, int test, long seed) throws IOException {
    return new DataSets(new DataCache(temp, 1L << 20, Clock.systemUTC()), new FolderStore(temp))
        .open(new DataSource.Mnist1d(train, test, seed), samples -> {});
  }
}
