package dev.guillotine.probe.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.probe.fit.FeatureMatrix;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Measures against closed forms, and against what must not change them. */
class MeasuresTest {
  private NDManager memory;

  @BeforeEach
  void open() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    memory = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void shouldCountDirectionsThatAreUsedAlike() {
    double[] alike = new double[7];
    Arrays.fill(alike, 3);
    double[] one = {5, 0, 0, 0};

    assertThat(SpectralMeasures.rankMe(alike)).hasValueCloseTo(7.0, within(1e-4));
    assertThat(SpectralMeasures.participationRatio(alike)).hasValueCloseTo(7.0, within(1e-12));
    assertThat(SpectralMeasures.rankMe(one)).hasValueCloseTo(1.0, within(1e-4));
    assertThat(SpectralMeasures.participationRatio(one)).hasValueCloseTo(1.0, within(1e-12));
  }

  @Test
  void shouldWeighDirectionsByTheirShare() {
    // Shares 3/4 and 1/4: exp of their entropy; (3 + 1)² / (9 + 1).
    assertThat(SpectralMeasures.rankMe(new double[] {3, 1}))
        .hasValueCloseTo(Math.exp(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25)), within(1e-5));
    assertThat(SpectralMeasures.participationRatio(new double[] {3, 1}))
        .hasValueCloseTo(1.6, within(1e-12));
  }

  @Test
  void shouldFindTheExponentOfAPowerLaw() {
    for (int size : new int[] {5, 40, 600}) {
      double[] variances = new double[size];
      Arrays.setAll(variances, place -> 4 * Math.pow(place + 1, -1.3));

      assertThat(SpectralMeasures.alphaReq(variances)).hasValueCloseTo(1.3, within(1e-9));
    }
  }

  @Test
  void shouldSayNothingOfEmbeddingsThatAreConstant() {
    CutMeasures measures =
        CutMeasures.of(memory, new FeatureMatrix(new float[60], 20, 3), () -> {});

    assertThat(measures.measures()).containsOnlyKeys("uniformity");
    assertThat(measures.similarity(measures)).isEmpty();
  }

  @Test
  void shouldTakeTheSpectraOfLongAndOfWideMatrices() {
    double[] values = new Random(3).doubles(12, -1, 1).toArray();
    NDArray tall = memory.create(values, new Shape(4, 3));
    NDArray wide = tall.transpose();

    Spectra ofTall = Spectra.of(memory, tall);
    Spectra ofWide = Spectra.of(memory, wide);

    // Σσ² is the squared norm, of either.
    double norm = Arrays.stream(values).map(value -> value * value).sum();
    assertThat(Arrays.stream(ofTall.singular()).map(s -> s * s).sum())
        .isCloseTo(norm, within(1e-12));
    assertThat(ofWide.singular()).containsExactly(ofTall.singular(), within(1e-12));
    assertThat(ofTall.singular()[0]).isGreaterThan(ofTall.singular()[2]);
    // Variances add up to those of the columns.
    double spread = 0;
    for (int column = 0; column < 3; column++) {
      int place = column;
      double[] own = {values[place], values[3 + place], values[6 + place], values[9 + place]};
      double mean = Arrays.stream(own).average().orElseThrow();
      spread += Arrays.stream(own).map(value -> (value - mean) * (value - mean)).sum() / 4;
    }
    assertThat(Arrays.stream(ofTall.variances()).sum()).isCloseTo(spread, within(1e-12));
  }

  @Test
  void shouldKnowTheUniformityOfFewPoints() {
    // Two opposite ones are 2 apart; three at right angles √2.
    assertThat(PairMeasures.uniformity(matrix(2, 2, 3, 0, -5, 0)))
        .hasValueCloseTo(-8.0, within(1e-12));
    assertThat(PairMeasures.uniformity(matrix(3, 3, 1, 0, 0, 0, 2, 0, 0, 0, 3)))
        .hasValueCloseTo(-4.0, within(1e-12));
    assertThat(PairMeasures.uniformity(matrix(2, 2, 1, 1, 2, 2)))
        .hasValueCloseTo(0.0, within(1e-12));
    assertThat(PairMeasures.uniformity(matrix(1, 1, 1))).isEmpty();
  }

  @Test
  void shouldFindTheDimensionOfACubeInManyMore() {
    for (int dimension : new int[] {1, 2, 5}) {
      Random random = new Random(dimension);
      double[] values = new double[1_000 * 12];
      double[][] mixing = new double[dimension][12];
      for (double[] row : mixing) {
        Arrays.setAll(row, column -> random.nextGaussian());
      }
      for (int row = 0; row < 1_000; row++) {
        for (double[] direction : mixing) {
          double along = random.nextDouble();
          for (int column = 0; column < 12; column++) {
            values[row * 12 + column] += along * direction[column];
          }
        }
      }

      // Samples near a border have their neighbours on one side: the estimate is low in many.
      assertThat(PairMeasures.intrinsicDimension(matrix(1_000, 12, values)).orElseThrow())
          .isCloseTo(dimension, Percentage.withPercentage(20));
    }
  }

  @Test
  void shouldNotCountPointsThatCoincide() {
    assertThat(PairMeasures.intrinsicDimension(matrix(4, 1, 1, 1, 1, 1))).isEmpty();
  }

  @Test
  void shouldFindEmbeddingsAlikeWhateverTheirRotationScaleAndOrigin() {
    double[] values = new Random(5).doubles(200, -1, 1).toArray();
    double[] moved = new double[values.length];
    for (int row = 0; row < 100; row++) {
      double x = values[2 * row];
      double y = values[2 * row + 1];
      moved[2 * row] = 7 - 3 * y;
      moved[2 * row + 1] = 3 * x + 100;
    }
    CentredGram original = CentredGram.of(matrix(100, 2, values));

    assertThat(original.similarity(CentredGram.of(matrix(100, 2, moved))))
        .hasValueCloseTo(1.0, within(1e-6));
  }

  @Test
  void shouldFindUnrelatedEmbeddingsUnlikeEvenWithManyDimensions() {
    Random random = new Random(6);
    NDArray one = matrix(60, 300, random.doubles(18_000, -1, 1).toArray());
    NDArray other = matrix(60, 300, random.doubles(18_000, -1, 1).toArray());

    // The plain estimator says more than 0.8 here.
    assertThat(CentredGram.of(one).similarity(CentredGram.of(other)).orElseThrow())
        .isCloseTo(0, within(0.1));
  }

  @Test
  void shouldBeThatOfFirstPrinciplesForOneDimensionEach() {
    // With many samples, linear CKA of two single columns tends to their squared correlation.
    Random random = new Random(7);
    double[] one = new double[1_000];
    double[] other = new double[1_000];
    for (int row = 0; row < one.length; row++) {
      one[row] = random.nextGaussian();
      other[row] = 0.6 * one[row] + 0.8 * random.nextGaussian();
    }

    assertThat(
            CentredGram.of(matrix(1_000, 1, one))
                .similarity(CentredGram.of(matrix(1_000, 1, other)))
                .orElseThrow())
        .isCloseTo(0.36, within(0.05));
  }

  private NDArray matrix(int rows, int columns, double... values) {
    return memory.create(values, new Shape(rows, columns));
  }
}
