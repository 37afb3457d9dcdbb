package dev.guillotine.representation.data.mnist1d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.representation.data.npy.NpyFiles;
import dev.guillotine.representation.data.npy.NpzEntry;
import dev.guillotine.representation.data.npy.NpzFile;
import dev.guillotine.representation.data.read.RealData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Generated signals against the 5,000 that the authors froze. A bound holds for all comparisons of
 * a test together with probability 0.999 if the distributions are the same (Bonferroni).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrozenMnist1dTest {
  /** Normal quantile for 400 two-sided comparisons: each at 0.001 / 400. */
  private static final double ERRORS_OF_400 = 4.71;

  /** The same for 100 comparisons. */
  private static final double ERRORS_OF_100 = 4.42;

  /** √(−ln(α / 2) / 2) at α = 0.001 / 400: Kolmogorov's bound before the factor of the sizes. */
  private static final double KOLMOGOROV_OF_400 = 2.61;

  private static final int LAGS = 10;

  private final LabelledSignals generated = LabelledSignals.of(Mnist1dSignals.train(20_000, 0));
  private LabelledSignals frozenTrain;
  private LabelledSignals frozenTest;
  private LabelledSignals frozen;

  @BeforeEach
  void readOnce() throws IOException {
    Path path = RealData.mnist1d();
    if (frozen == null) {
      try (NpzFile file = NpzFile.open(path)) {
        frozenTrain = LabelledSignals.of(file, "x", "y");
        frozenTest = LabelledSignals.of(file, "x_test", "y_test");
      }
      frozen = frozenTrain.and(frozenTest);
    }
  }

  @Test
  void shouldReadTheFrozenFile() throws IOException {
    try (NpzFile file = NpzFile.open(RealData.mnist1d())) {
      assertThat(file.entries())
          .allSatisfy(
              entry ->
                  assertThat(((NpzEntry.Array) entry).header().shape())
                      .isEqualTo(
                          switch (entry.name()) {
                            case "x" -> List.of(4_000L, 40L);
                            case "x_test" -> List.of(1_000L, 40L);
                            case "y" -> List.of(4_000L);
                            default -> List.of(1_000L);
                          }))
          .extracting(NpzEntry::name)
          .containsExactlyInAnyOrder("x", "y", "x_test", "y_test");
      long[] labels = NpyFiles.longs(file, "y");
      int[] counts = new int[10];
      for (long label : labels) {
        counts[(int) label]++;
      }
      assertThat(counts)
          .containsExactly(398, 396, 411, 394, 394, 402, 401, 404, 402, 398); // numpy.bincount(y)
    }
    for (int label = 0; label < 10; label++) {
      assertThat(frozen.ofClass(label)).hasDimensions(500, 40);
    }
  }

  /** One mean and one deviation for all positions of both splits, not one for each position. */
  @Test
  void shouldFindTheFrozenSetNormalisedAsAWhole() {
    Moments all =
        Moments.of(Arrays.stream(frozen.values()).flatMapToDouble(Arrays::stream).toArray());
    Moments first = Moments.of(column(frozen.values(), 0));

    assertThat(all.mean()).isCloseTo(0, within(1e-7));
    assertThat(all.variance()).isCloseTo(1, within(1e-7));
    assertThat(Math.sqrt(first.variance())).isGreaterThan(1.1);
  }

  @Test
  void shouldHaveTheMeanOfEachClassAtEachPosition() {
    forEachColumn(
        (ours, theirs) ->
            assertThat(Moments.of(ours).meansApart(Moments.of(theirs))).isLessThan(ERRORS_OF_400));
  }

  @Test
  void shouldHaveTheDeviationOfEachClassAtEachPosition() {
    forEachColumn(
        (ours, theirs) ->
            assertThat(Moments.of(ours).variancesApart(Moments.of(theirs)))
                .isLessThan(ERRORS_OF_400));
  }

  @Test
  void shouldHaveTheDistributionOfEachClassAtEachPosition() {
    forEachColumn(
        (ours, theirs) -> {
          double sizes = 1.0 / ours.length + 1.0 / theirs.length;
          assertThat(kolmogorovDistance(ours, theirs))
              .isLessThan(KOLMOGOROV_OF_400 * Math.sqrt(sizes));
        });
  }

  @Test
  void shouldHaveTheAutocorrelationOfEachClass() {
    for (int label = 0; label < 10; label++) {
      for (int lag = 1; lag <= LAGS; lag++) {
        Moments ours = Moments.of(autocorrelations(generated.ofClass(label), lag));
        Moments theirs = Moments.of(autocorrelations(frozen.ofClass(label), lag));
        assertThat(ours.meansApart(theirs))
            .as("class %d, lag %d", label, lag)
            .isLessThan(ERRORS_OF_100);
        assertThat(ours.variancesApart(theirs))
            .as("variance, class %d, lag %d", label, lag)
            .isLessThan(ERRORS_OF_100);
      }
    }
  }

  /**
   * What is learned from generated signals serves for frozen ones, and the other way round, as well
   * as what is learned from signals of the same kind: within three standard errors of the
   * difference of two shares of the test signals.
   */
  @Test
  void shouldTeachANearestNeighbourClassifierAsMuch() {
    LabelledSignals train = LabelledSignals.of(Mnist1dSignals.train(4_000, 1));
    LabelledSignals test = LabelledSignals.of(Mnist1dSignals.test(4_000, 1));

    assertAlike(
        frozenTest.nearestNeighbourAccuracy(train),
        frozenTest.nearestNeighbourAccuracy(frozenTrain),
        frozenTest.labels().length);
    assertAlike(
        test.nearestNeighbourAccuracy(train),
        test.nearestNeighbourAccuracy(frozenTrain),
        test.labels().length);
  }

  private static void assertAlike(double accuracy, double other, int count) {
    double variance = (accuracy * (1 - accuracy) + other * (1 - other)) / count;
    assertThat(accuracy).isGreaterThan(0.4).isCloseTo(other, within(3 * Math.sqrt(variance)));
  }

  private void forEachColumn(Comparison comparison) {
    for (int label = 0; label < 10; label++) {
      double[][] ours = generated.ofClass(label);
      double[][] theirs = frozen.ofClass(label);
      for (int position = 0; position < Mnist1dSignals.LENGTH; position++) {
        comparison.compare(column(ours, position), column(theirs, position));
      }
    }
  }

  private static double[] column(double[][] rows, int position) {
    return Arrays.stream(rows).mapToDouble(row -> row[position]).toArray();
  }

  /** Of each signal, around its own mean. */
  private static double[] autocorrelations(double[][] signals, int lag) {
    double[] correlations = new double[signals.length];
    for (int i = 0; i < signals.length; i++) {
      double mean = Moments.of(signals[i]).mean();
      double products = 0;
      double squares = 0;
      for (int k = 0; k < signals[i].length; k++) {
        double value = signals[i][k] - mean;
        squares += value * value;
        products += k < lag ? 0 : value * (signals[i][k - lag] - mean);
      }
      correlations[i] = products / squares;
    }
    return correlations;
  }

  /** Largest difference of two empirical distribution functions. */
  private static double kolmogorovDistance(double[] a, double[] b) {
    double[] first = Arrays.stream(a).sorted().toArray();
    double[] second = Arrays.stream(b).sorted().toArray();
    double most = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      if (first[i] <= second[j]) {
        i++;
      } else {
        j++;
      }
      most = Math.max(most, Math.abs((double) i / first.length - (double) j / second.length));
    }
    return most;
  }

  @FunctionalInterface
  private interface Comparison {
    void compare(double[] ours, double[] theirs);
  }
}
