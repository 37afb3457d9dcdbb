package dev.guillotine.representation.data.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ContentDigest;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.MemorySamples;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.Targets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectImageSetTest {
  private static final int VALUES = 3 * 32 * 32;
  private static final List<Integer> TRAIN =
      List.of(
          5827, 3923, 4371, 1548, 2572, 2164, 5795, 1636, 1450, 2599, 4144, 3925, 2431, 4040, 5658,
          5633, 5122, 2217, 3529, 5976);
  private static final List<Integer> VALIDATION =
      List.of(
          2211, 3902, 238, 5150, 2423, 1516, 609, 2214, 5927, 4035, 4255, 5017, 2549, 5642, 5683,
          1711, 5860, 1484, 5178, 5816);
  private static final List<Integer> TEST =
      List.of(
          1657, 1271, 275, 1063, 1310, 304, 1198, 1522, 609, 926, 1761, 393, 550, 382, 507, 1459,
          96, 1645, 988, 214);

  private final ObjectImageSet set = set(3_000, 1_000, 32, 0);

  @Test
  void shouldHaveWhatItsSourceSays() {
    assertThat(set.identity().name()).isEqualTo("objects");
    assertThat(set.tasks()).first().isEqualTo(new Task.Classification("class", 10));
    assertThat(set.names().get("class")).hasSize(10).startsWith("sphere", "cube");
    assertThat(set.validation()).isEmpty();
    assertThat(set.train().size()).isEqualTo(3_000);
    assertThat(test().size()).isEqualTo(1_000);
    assertThat(set.train().shape()).isEqualTo(new ImageShape(3, 32, 32));
  }

  /** If this fails, the generator changed: change its version as well. */
  @Test
  void shouldPaintTheSamePixelsForEver() {
    ContentDigest digest = new ContentDigest();
    for (int position = 0; position < 100; position++) {
      digest.bytes(pixels(set.train(), position)).bytes(pixels(test(), position));
    }

    assertThat(ObjectImageSet.VERSION).isEqualTo("objects-2");
    assertThat(digest.hexadecimal())
        .isEqualTo("9a7d80b05c6f08182448b765715506f9a92cd4199aa911b0b1808ec32c222601");
  }

  @Test
  void shouldPaintAnImageTheSameWayInAnyOrderAndThread() {
    byte[][] forward = new byte[200][];
    byte[][] parallel = new byte[200][];
    Arrays.setAll(forward, position -> pixels(set.train(), position));

    Arrays.parallelSetAll(parallel, i -> pixels(set(3_000, 1_000, 32, 0).train(), i));

    assertThat(parallel).isDeepEqualTo(forward);
  }

  @Test
  void shouldWriteWhereItIsTold() {
    byte[] target = new byte[VALUES + 20];
    set.train().read(3, target, 10);

    assertThat(Arrays.copyOfRange(target, 10, 10 + VALUES)).isEqualTo(pixels(set.train(), 3));
    assertThat(Arrays.copyOf(target, 10)).containsOnly(0);
    assertThat(Arrays.copyOfRange(target, 10 + VALUES, target.length)).containsOnly(0);
  }

  @Test
  void shouldRefusePositionsItDoesNotHave() {
    byte[] target = new byte[VALUES];

    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> set.train().read(3_000, target, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> set.train().read(-1, target, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> set.train().read(0, target, 1));
  }

  @Test
  void shouldChangeTheDigestWithEveryParameter() {
    Set<String> digests = new HashSet<>();
    digests.add(set.identity().digest());
    digests.add(set(3_001, 1_000, 32, 0).identity().digest());
    digests.add(set(3_000, 1_001, 32, 0).identity().digest());
    digests.add(set(3_000, 1_000, 33, 0).identity().digest());
    digests.add(set(3_000, 1_000, 32, 1).identity().digest());

    assertThat(digests).hasSize(5).allMatch(digest -> digest.length() == 64);
  }

  @Test
  void shouldDrawTestAndOtherSeedsAnew() {
    Set<Double> hues = new HashSet<>();
    for (int position = 0; position < 1_000; position++) {
      hues.add(set.train().factors(position).hue());
      hues.add(test().factors(position).hue());
      hues.add(set(3_000, 1_000, 32, 1).train().factors(position).hue());
    }

    assertThat(hues).hasSize(3_000);
  }

  @Test
  void shouldBalanceTheClasses() {
    int[] counts = new int[10];
    int[] labels = MemorySamples.labels(set.train());
    for (int position = 0; position < 3_000; position++) {
      int label = labels[position];
      assertThat(set.train().factors(position).shape())
          .isEqualTo(List.of(ObjectShape.values()).get(label));
      counts[label]++;
    }

    assertThat(counts).containsOnly(300);
  }

  @Test
  void shouldDrawFactorsIndependently() {
    double[][] factors = {
      IntStream.of(MemorySamples.labels(set.train())).asDoubleStream().toArray(),
      each(ObjectFactors::hue),
      each(ObjectFactors::backgroundHue),
      each(ObjectFactors::light),
      each(ObjectFactors::scale),
      each(ObjectFactors::yaw),
      each(ObjectFactors::x),
      each(ObjectFactors::y),
      each(ObjectFactors::texture)
    };
    for (int i = 0; i < factors.length; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(correlation(factors[i], factors[j]))
            .as("factors %d and %d", i, j)
            .isCloseTo(0, within(0.07)); // four standard errors
      }
    }
  }

  @Test
  void shouldNotBeSolvedByColours() {
    double[][] centres = new double[10][];
    double[][] seen = new double[3_000][];
    Arrays.setAll(seen, position -> colours(set.train(), position));
    for (int label = 0; label < 10; label++) {
      int shape = label;
      double[] centre = new double[seen[0].length];
      Arrays.setAll(
          centre,
          k ->
              IntStream.range(0, 300)
                  .mapToDouble(i -> seen[i * 10 + shape][k])
                  .average()
                  .orElse(0));
      centres[label] = centre;
    }
    int right = 0;
    int[] labels = MemorySamples.labels(test());
    for (int position = 0; position < 1_000; position++) {
      double[] colours = colours(test(), position);
      double[] distances = new double[10];
      Arrays.setAll(distances, label -> distance(colours, centres[label]));
      double nearest = DoubleStream.of(distances).min().orElseThrow();
      right += distances[labels[position]] == nearest ? 1 : 0;
    }

    assertThat(right / 1_000.0).isLessThan(0.16);
  }

  /** From version objects-2 as it was when splits were first published. */
  @Test
  void shouldBeSelectedFromInTheSameOrderForEver() {
    ObjectImageSet standard = new ObjectImageSet(new DataSource.Objects(null, null, null, null));

    assertThat(standard.identity().digest())
        .isEqualTo("931a928d550b7aa90dae40c93cd9f90b37a8e637b46f8cc12851c243c00116ee");
    assertOrder(standard, Split.TRAIN, TRAIN, -1641566171000860430L);
    assertOrder(standard, Split.VALIDATION, VALIDATION, 2172999885945168050L);
    assertOrder(standard, Split.TEST, TEST, 8496659283237574000L);
  }

  private static void assertOrder(DataSet set, Split split, List<Integer> first, long all) {
    Selection selection = new Splits(set, 1_000).samples(split);
    long hash = 0;
    for (int position = 0; position < selection.size(); position++) {
      hash = hash * 31 + selection.sourcePosition(position);
    }

    assertThat(IntStream.range(0, 20).mapToObj(selection::sourcePosition).toList())
        .isEqualTo(first);
    assertThat(hash).isEqualTo(all);
  }

  /** Of what every task says, position by position. */
  @Test
  void shouldGiveEachFactorAsATask() {
    ObjectImages images = set.train();
    for (Task task : set.tasks()) {
      assertThat(images.targets(task.name()).size()).as(task.name()).isEqualTo(3_000);
    }
    assertThat(((Targets.Numbers) images.targets("background-hue")).values()[7])
        .isEqualTo((float) images.factors(7).backgroundHue());
    assertThat(((Targets.Numbers) images.targets("scale")).values()[7])
        .isEqualTo((float) images.factors(7).scale());
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> images.targets("weight"))
        .withMessageContaining("weight");
  }

  private ObjectImages test() {
    return (ObjectImages) set.test().orElseThrow();
  }

  private static ObjectImageSet set(int train, int test, int size, long seed) {
    return new ObjectImageSet(new DataSource.Objects(train, test, size, seed));
  }

  private static byte[] pixels(Samples images, int position) {
    byte[] pixels = new byte[images.shape().values()];
    images.read(position, pixels, 0);
    return pixels;
  }

  private double[] each(ToDoubleFunction<ObjectFactors> factor) {
    return IntStream.range(0, 3_000).mapToObj(set.train()::factors).mapToDouble(factor).toArray();
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = DoubleStream.of(a).average().orElseThrow();
    double meanB = DoubleStream.of(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  /** Mean and mean square of each channel. */
  private static double[] colours(Samples images, int position) {
    byte[] pixels = pixels(images, position);
    double[] colours = new double[6];
    for (int i = 0; i < pixels.length; i++) {
      double value = Byte.toUnsignedInt(pixels[i]) / 255.0;
      colours[i % 3] += value * 3 / pixels.length;
      colours[3 + i % 3] += value * value * 3 / pixels.length;
    }
    return colours;
  }

  private static double distance(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum();
  }
}
