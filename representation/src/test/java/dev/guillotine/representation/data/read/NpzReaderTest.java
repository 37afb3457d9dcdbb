package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.TestImages.classes;
import static dev.guillotine.representation.data.read.TestImages.labels;
import static dev.guillotine.representation.data.read.TestImages.levels;
import static dev.guillotine.representation.data.read.TestImages.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.contracts.specification.TaskColumn.Kind;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.npy.NpyFiles;
import dev.guillotine.representation.data.npy.NpzFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzReaderTest {
  @TempDir private Path temp;
  private BothPlaces places;

  @BeforeEach
  void createFolder() throws IOException {
    places = new BothPlaces(temp);
  }

  @Test
  void shouldReadSignalsWithTheirSplits() throws IOException {
    NpzBytes file =
        new NpzBytes()
            .floats("x", new float[] {1, 2, 3, 4, 5, 6}, 3, 2)
            .longs("y", new long[] {10, 9, 10}, 3)
            .floats("x_test", new float[] {7, 8}, 1, 2)
            .longs("y_test", new long[] {9}, 1)
            .floats("x_val", new float[] {9, 10}, 1, 2)
            .longs("y_val", new long[] {10}, 1);
    try (DataSet set = open(file)) {
      assertThat(set.identity().name()).isEqualTo("data");
      assertThat(set.train().shape()).isEqualTo(new SignalShape(1, 2));
      assertThat(set.tasks()).containsExactly(new Task.Classification("y", 2));
      assertThat(set.names()).containsOnly(Map.entry("y", List.of("9", "10")));
      assertThat(signal(set.train(), 1)).containsExactly(3, 4);
      assertThat(classes(set.train(), "y")).containsExactly(1, 0, 1);
      assertThat(signal(TestImages.validation(set), 0)).containsExactly(9, 10);
      assertThat(classes(TestImages.validation(set), "y")).containsExactly(1);
      assertThat(signal(TestImages.test(set), 0)).containsExactly(7, 8);
    }
  }

  @Test
  void shouldReadSignalsOfSeveralChannelsAndDoubles() throws IOException {
    NpzBytes file =
        new NpzBytes()
            .doubles("data", new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0.1}, 2, 2, 3)
            .longs("y", new long[] {0, 1}, 2);
    try (DataSet set = open(file)) {
      assertThat(set.train().shape()).isEqualTo(new SignalShape(3, 2));
      assertThat(signal(set.train(), 1)).containsExactly(7, 8, 9, 10, 11, 0.1f);
    }
  }

  @Test
  void shouldReadImagesWithChannelsLastFirstOrNone() throws IOException {
    int[] red = {1, 2, 3, 4};
    try (DataSet last = open(images().bytes("x", "|u1", interleaved(red, 2), 2, 2, 2, 3));
        DataSet first = open(images().bytes("x", "|u1", planes(red, 2), 2, 3, 2, 2));
        DataSet none = open(images().bytes("x", "|u1", twice(red), 2, 2, 2))) {
      assertThat(last.train().shape()).isEqualTo(new ImageShape(3, 2, 2));
      assertThat(none.train().shape()).isEqualTo(new ImageShape(1, 2, 2));
      assertThat(first.identity()).isEqualTo(last.identity());
      assertThat(pixels(last.train(), 0)).startsWith(1, 101, 201, 2, 102, (byte) 202);
      assertThat(pixels(none.train(), 1)).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void shouldTakeTruthValuesForBlackAndWhite() throws IOException {
    try (DataSet set = open(images().bytes("x", "|b1", twice(new int[] {0, 1, 1, 0}), 2, 2, 2))) {
      assertThat(pixels(set.train(), 0)).containsExactly(0, 255, 255, 0);
    }
  }

  @Test
  void shouldTakeWiderIntegersThatAreLevels() throws IOException {
    long[] levels = {0, 1, 254, 255, 9, 8, 7, 6};
    try (DataSet set = open(images().longs("x", levels, 2, 2, 2))) {
      assertThat(pixels(set.train(), 0)).containsExactly(0, 1, 254, 255);
    }
  }

  @Test
  void shouldReadTargetsOfEveryType() throws IOException {
    NpzBytes file =
        new NpzBytes()
            .floats("x", new float[] {1, 2, 3, 4}, 2, 2)
            .text("bytes", 5, "été", "b")
            .characters("characters", 3, "dog", "été")
            .bytes("yes", "|b1", new int[] {1, 0}, 2)
            .floats("angle", new float[] {0.5f, 2}, 2)
            .doubles("latents", new double[] {1, 2, 3, 4}, 2, 2)
            .longs("codes", new long[] {5, 6, 7, 8}, 2, 2)
            .longs("names_of_something", new long[] {1, 2, 3}, 3);
    try (DataSet set = open(file)) {
      assertThat(set.tasks())
          .containsExactly(
              new Task.Classification("bytes", 2),
              new Task.Classification("characters", 2),
              new Task.Classification("yes", 2),
              new Task.Regression("angle"),
              new Task.Regression("latents_0"),
              new Task.Regression("latents_1"),
              new Task.Classification("codes_0", 2),
              new Task.Classification("codes_1", 2));
      assertThat(set.names().get("bytes")).containsExactly("b", "été");
      assertThat(classes(set.train(), "characters")).containsExactly(0, 1);
      assertThat(numbers(set.train(), "latents_1")).containsExactly(2, 4);
    }
  }

  @Test
  void shouldMakeTheTasksThatAreDeclared() throws IOException {
    NpzBytes file =
        new NpzBytes()
            .floats("signals_train", new float[] {1, 2, 3, 4, 5, 6}, 3, 2)
            .floats("y", new float[] {2, 0, 2}, 3)
            .longs("hot", new long[] {0, 1, 1, 0, 0, 1}, 3, 2)
            .doubles("latents", new double[] {0, 7, 0, -1, 0, 13}, 3, 2)
            .longs("who_train", new long[] {4, 4, 5}, 3)
            .floats("signals_test", new float[] {1, 2}, 1, 2)
            .floats("y_test", new float[] {0}, 1)
            .longs("hot_test", new long[] {1, 1}, 1, 2)
            .doubles("latents_test", new double[] {0, 1}, 1, 2)
            .longs("who_test", new long[] {6}, 1);
    Map<String, TaskColumn> tasks = new LinkedHashMap<>();
    tasks.put("turn", new TaskColumn(Kind.CIRCULAR, "latents", 1, 6.0));
    tasks.put("y", TaskColumn.of(Kind.CLASSIFICATION));
    tasks.put("hot", TaskColumn.of(Kind.MULTI_LABEL));
    places.write("data.npz", file.done());
    try (DataSet set =
        places.open(
            "data.npz", path -> new LocatedSource.Npz(path, "signals_train", "who_train", tasks))) {
      assertThat(set.tasks())
          .containsExactly(
              new Task.Circular("turn", 6),
              new Task.Classification("y", 2),
              new Task.MultiLabel("hot", 2));
      assertThat(numbers(set.train(), "turn")).containsExactly(1, 5, 1);
      assertThat(classes(set.train(), "y")).containsExactly(1, 0, 1);
      assertThat(labels(set.train(), "hot")).containsExactly(0, 1, 1, 0, 0, 1);
      assertThat(labels(TestImages.test(set), "hot")).containsExactly(1, 1);
      int[] groups = set.train().groups().orElseThrow();
      assertThat(groups[0]).isEqualTo(groups[1]).isNotEqualTo(groups[2]);
    }
  }

  /** Names and types are those of dSprites (see {@code reader_fixtures.py}). */
  @Test
  void shouldKnowTheLatentsOfDsprites() throws IOException {
    places.write("data.npz", Files.readAllBytes(NpyFiles.resource(getClass(), "dsprites.npz")));

    try (DataSet set = places.open("data.npz", NpzReaderTest::source)) {
      assertThat(set.tasks())
          .containsExactly(
              new Task.Classification("shape", 3),
              new Task.Regression("scale"),
              new Task.Circular("orientation", 2 * Math.PI),
              new Task.Regression("x"),
              new Task.Regression("y"));
      assertThat(set.train().shape()).isEqualTo(new ImageShape(1, 8, 8));
      assertThat(levels(set.train())).containsExactly(255, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0);
      assertThat(classes(set.train(), "shape")).startsWith(0, 1, 2, 0);
      assertThat(numbers(set.train(), "scale")).startsWith(0.5f, 1, 0.5f);
      assertThat(numbers(set.train(), "orientation")[3])
          .isCloseTo((float) (1.5 * Math.PI), within(1e-6f));
      assertThat(set.test()).isEmpty();
    }
    assertThat(Path.of("target", "unpickled")).as("what unpickling would create").doesNotExist();
  }

  @Test
  void shouldReadMnist1dAsItsAuthorsFrozeIt() throws IOException {
    Path frozen = RealData.mnist1d();
    places.write("data.npz", Files.readAllBytes(frozen));

    try (DataSet set = places.open("data.npz", NpzReaderTest::source);
        NpzFile file = NpzFile.open(frozen)) {
      assertThat(set.train().shape()).isEqualTo(new SignalShape(1, 40));
      assertThat(set.tasks()).containsExactly(new Task.Classification("y", 10));
      assertThat(set.train().size()).isEqualTo(4_000);
      assertThat(TestImages.test(set).size()).isEqualTo(1_000);
      double[] values = NpyFiles.doubles(file, "x");
      float[] last = signal(set.train(), 3_999);
      for (int i = 0; i < 40; i++) {
        assertThat(last[i]).isEqualTo((float) values[3_999 * 40 + i]);
      }
      long[] labels = NpyFiles.longs(file, "y_test");
      assertThat(classes(TestImages.test(set), "y"))
          .containsExactly(Arrays.stream(labels).mapToInt(Math::toIntExact).toArray());
    }
  }

  private static NpzBytes images() throws IOException {
    return new NpzBytes().longs("y", new long[] {0, 1}, 2);
  }

  private static int[] twice(int[] image) {
    int[] both = Arrays.copyOf(image, 2 * image.length);
    System.arraycopy(image, 0, both, image.length, image.length);
    return both;
  }

  /** Green is 100 more than red, blue 200 more. */
  private static int[] interleaved(int[] red, int images) {
    int[] values = new int[3 * red.length * images];
    Arrays.setAll(values, i -> red[i / 3 % red.length] + 100 * (i % 3));
    return values;
  }

  private static int[] planes(int[] red, int images) {
    int[] values = new int[3 * red.length * images];
    Arrays.setAll(values, i -> red[i % red.length] + 100 * (i / red.length % 3));
    return values;
  }

  private static float[] signal(Samples samples, int position) {
    float[] values = new float[samples.shape().values()];
    ByteBuffer.wrap(pixels(samples, position))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  private static byte[] pixels(Samples samples, int position) {
    byte[] sample = new byte[samples.shape().bytes()];
    samples.read(position, sample, 0);
    return sample;
  }

  private DataSet open(NpzBytes file) throws IOException {
    places.write("data.npz", file.done());
    return places.open("data.npz", NpzReaderTest::source);
  }

  private static LocatedSource source(String path) {
    return new LocatedSource.Npz(path, null, null, null);
  }
}
