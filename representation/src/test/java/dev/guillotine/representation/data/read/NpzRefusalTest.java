package dev.guillotine.representation.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.contracts.specification.TaskColumn.Kind;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.npy.NpyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzRefusalTest {
  private static final Path UNPICKLED = Path.of("target", "unpickled");

  @TempDir private Path temp;
  private BothPlaces places;

  @BeforeEach
  void createFolder() throws IOException {
    places = new BothPlaces(temp);
  }

  @Test
  void shouldRefuseAnArchiveWithoutSamplesOrTargets() throws IOException {
    assertRefused(
        signals(2).bytes("z", "|u1", new int[] {1, 2, 3}, 3),
        "found the other arrays {z=[3]}, expected one of shape [2]");
    assertRefused(
        new NpzBytes().longs("y", new long[] {1}, 1),
        "found the arrays [y], expected one of [x, x_train, images");
    byte[] pickled = {'.'};
    assertRefused(
        signals(2).add("y", "|O", pickled, 2),
        "found the other arrays {}, expected one of shape [2]",
        "can't be read: {y=",
        "pickles are never read");
    assertRefused(
        new NpzBytes().add("x", "|O", pickled, 2), "entry x.npy: byte 10: found an array of");
    assertRefused(
        signals(2).longs("y", new long[] {0, 1}, 2).add("x_test", "|O", pickled, 1),
        "entry x_test.npy: byte 10: found an array of Python objects");
    places.write("data.npz", signals(2).done());
    places.assertRefused(
        "data.npz",
        path -> new LocatedSource.Npz(path, "signals", null, null),
        "data.npz",
        "holds no array signals; of 1 entries: [x]");
  }

  @Test
  void shouldRefuseFloatingPointImagesWithAdvice() throws IOException {
    assertRefused(
        labels().floats("x", new float[2 * 4 * 3], 2, 2, 2, 3),
        "array x: found an array of shape [2, 2, 2, 3] of type real (4 bytes), expected integers",
        "store images as (255 * x).astype(\"uint8\")");
  }

  @Test
  void shouldRefuseSamplesOfOtherShapesOrTypes() throws IOException {
    assertRefused(labels().longs("x", new long[2], 2), "array of shape [2] of type signed");
    assertRefused(labels().text("x", 2, "a", "b"), "of type bytes (2 bytes)");
    assertRefused(labels().bytes("x", "|u1", new int[16], 2, 2, 2, 2), "of shape [2, 2, 2, 2]");
    assertRefused(labels().bytes("x", "|u1", new int[0], 2, 0, 4), "height: 0", "from 1 to 4096");
  }

  @Test
  void shouldRefuseLevelsThatAreNone() throws IOException {
    assertRefused(
        new NpzBytes()
            .longs("x", new long[] {0, 1, 2, 3, 4, 256, 6, 7}, 2, 2, 2)
            .longs("y", new long[] {0, 1}, 2),
        "entry x.npy: byte ",
        "found 256, expected a whole number from 0 to 255");
    assertRefused(
        new NpzBytes().longs("x", new long[] {0, -1, 2, 3}, 1, 2, 2).longs("y", new long[] {0}, 1),
        "found -1");
  }

  @Test
  void shouldRefuseSignalsThatAreNotFinite() throws IOException {
    assertRefused(
        new NpzBytes()
            .floats("x", new float[] {1, 2, 3, Float.NaN}, 2, 2)
            .longs("y", new long[] {0, 1}, 2),
        "array x: found NaN in the signal at index 1, expected finite numbers");
  }

  @Test
  void shouldRefuseArraysOfOtherLengths() throws IOException {
    places.write("data.npz", signals(3).longs("y", new long[] {0, 1}, 2).done());
    assertRefused(
        Map.of("y", TaskColumn.of(Kind.CLASSIFICATION)),
        null,
        "array y: found 2 rows, expected 3, as many as there are samples");
  }

  @Test
  void shouldRefuseAnotherSplitWithoutItsTargets() throws IOException {
    NpzBytes file =
        new NpzBytes()
            .floats("x", new float[4], 2, 2)
            .longs("y_train", new long[] {0, 1}, 2)
            .floats("x_test", new float[4], 2, 2);
    assertRefused(file, "[x, y_train, x_test], expected one of [y_test]", "the split test");
    assertRefused(
        signals(2)
            .longs("y", new long[] {0, 1}, 2)
            .floats("x_val", new float[3], 1, 3)
            .longs("y_val", new long[] {0}, 1),
        "split validation: found samples of",
        "as in the splits before it");
  }

  @Test
  void shouldRefuseTargetsThatAreNone() throws IOException {
    places.write(
        "data.npz",
        signals(2)
            .floats("number", new float[] {1, Float.NEGATIVE_INFINITY}, 2)
            .floats("half", new float[] {1, 1.5f}, 2)
            .longs("hot", new long[] {0, 1, 2, 0}, 2, 2)
            .text("text", 3, "a", "")
            .longs("cube", new long[8], 2, 2, 2)
            .done());

    assertRefused(
        Map.of("number", TaskColumn.of(Kind.REGRESSION)),
        null,
        "array number, row 1: found -Infinity, expected a finite number");
    assertRefused(
        Map.of("half", TaskColumn.of(Kind.CLASSIFICATION)),
        null,
        "array half, row 1: ",
        "found 1.5, expected a whole number");
    assertRefused(
        Map.of("hot", TaskColumn.of(Kind.MULTI_LABEL)),
        null,
        "array hot, row 1: found 2 for label 0, expected 0 or 1");
    assertRefused(
        Map.of("text", TaskColumn.of(Kind.CLASSIFICATION)),
        null,
        "array text, row 1: found no text");
    assertRefused(
        Map.of("text", TaskColumn.of(Kind.REGRESSION)),
        null,
        "array text, row 0: found \"a\", expected a number");
    assertRefused(
        Map.of("cube", TaskColumn.of(Kind.REGRESSION)),
        null,
        "array cube: found the shape [2, 2, 2], expected [n], or [n, k]");
    assertRefused(
        Map.of("hot", new TaskColumn(Kind.REGRESSION, null, 2, null)),
        null,
        "array hot: found the shape [2, 2], expected [n], or [n, k] with k above the index 2");
    assertRefused(
        Map.of("hot", TaskColumn.of(Kind.REGRESSION)), "who", "holds no array who; of 6 entries");
  }

  /** The pickle in this file would create a folder (see {@code reader_fixtures.py}). */
  @Test
  void shouldNeverUnpickle() throws IOException {
    places.write("data.npz", Files.readAllBytes(NpyFiles.resource(getClass(), "dsprites.npz")));

    assertRefused(
        Map.of("metadata", TaskColumn.of(Kind.CLASSIFICATION)),
        null,
        "entry metadata.npy: byte 10: found an array of Python objects",
        "pickles are never read");
    assertThat(UNPICKLED).doesNotExist();
  }

  @Test
  void shouldRefuseWhatIsNoWholeArchive() throws IOException {
    byte[] whole = signals(2).longs("y", new long[] {0, 1}, 2).done();
    for (byte[] other :
        new byte[][] {
          new byte[0],
          "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8),
          Arrays.copyOf(whole, whole.length - 1),
          Arrays.copyOf(whole, whole.length / 2)
        }) {
      places.write("data.npz", other);
      places.assertRefused(
          "data.npz", NpzRefusalTest::source, "data.npz", "is not a zip archive to read");
    }
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> places.local("none.npz", NpzRefusalTest::source))
        .withMessageContaining("none.npz: there is no such file");
  }

  /** Some bytes that claim to be two gigabytes, and 16 KB that really are a row of 16 MB. */
  @Test
  void shouldRefuseBombs() throws IOException {
    byte[] file = signals(2).longs("y", new long[8_000], 8_000).done();
    ByteBuffer directory = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < file.length - 46; at++) {
      if (directory.getInt(at) == 0x02014b50 && directory.get(at + 46) == 'x') {
        directory.putInt(at + 24, Integer.MAX_VALUE);
      }
    }
    places.write("data.npz", file);
    assertRefused(
        Map.of("y", TaskColumn.of(Kind.CLASSIFICATION)),
        null,
        "entry x.npy: claims 2147483647 bytes",
        "give at most");

    assertRefused(
        new NpzBytes().bytes("x", "|u1", new int[1 << 24], 1, 1 << 24).longs("y", new long[1], 1),
        "array x: found the shape [1, 16777216], expected at most 10000000 samples");
    assertRefused(
        new NpzBytes()
            .bytes("x", "|u1", new int[10_000_001], 10_000_001, 1)
            .bytes("y", "|u1", new int[10_000_001], 10_000_001),
        "array x: found the shape [10000001, 1]");
  }

  private static NpzBytes labels() throws IOException {
    return new NpzBytes().longs("y", new long[] {0, 1}, 2);
  }

  private static NpzBytes signals(int count) throws IOException {
    return new NpzBytes().floats("x", new float[2 * count], count, 2);
  }

  private void assertRefused(NpzBytes file, String... parts) throws IOException {
    places.write("data.npz", file.done());
    places.assertRefused("data.npz", NpzRefusalTest::source, "data.npz", parts);
  }

  private void assertRefused(Map<String, TaskColumn> tasks, String group, String... parts) {
    places.assertRefused(
        "data.npz", path -> new LocatedSource.Npz(path, null, group, tasks), "data.npz", parts);
  }

  private static LocatedSource source(String path) {
    return new LocatedSource.Npz(path, null, null, null);
  }
}
