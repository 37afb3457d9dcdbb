package dev.guillotine.representation.data.mnist1d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.representation.data.npy.NpyFiles;
import dev.guillotine.representation.data.npy.NpzFile;
import java.io.IOException;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every step, and all together, against the authors' package and SciPy on the same random numbers;
 * {@code mnist1d_reference.py} says how the vectors were made.
 */
class ReferenceTest {
  private static final Offset<Double> ROUNDING = within(1e-14);

  /** The authors add 10⁻⁸ to a template, so that its zeros are told from those of the padding. */
  private static final Offset<Double> MARK = within(2e-8);

  private NpzFile reference;

  @BeforeEach
  void open() throws IOException {
    reference = NpzFile.open(NpyFiles.resource(ReferenceTest.class, "mnist1d-reference.npz"));
  }

  @AfterEach
  void close() throws IOException {
    reference.close();
  }

  @Test
  void shouldHaveTheAuthorsTemplates() throws IOException {
    double[] templates = NpyFiles.doubles(reference, "templates");

    for (int label = 0; label < Mnist1dSignals.CLASSES; label++) {
      assertClose(SignalTemplate.of(label), row(templates, label, 12), ROUNDING);
    }
  }

  @Test
  void shouldFilterAsSciPyDoes() throws IOException {
    GaussianFilter filter = new GaussianFilter(2);
    double[] noise = NpyFiles.doubles(reference, "noise");
    double[] smooth = NpyFiles.doubles(reference, "smooth");

    for (int row = 0; row < 3; row++) {
      assertClose(filter.apply(row(noise, row, 72)), row(smooth, row, 72), ROUNDING);
    }
    assertClose(
        filter.apply(NpyFiles.doubles(reference, "short")),
        NpyFiles.doubles(reference, "short_smooth"),
        ROUNDING);
  }

  @Test
  void shouldInterpolateAsSciPyDoes() throws IOException {
    double[] points = NpyFiles.doubles(reference, "points");

    assertClose(LinearSampling.of(points, 72), NpyFiles.doubles(reference, "sampled"), ROUNDING);
    assertClose(LinearSampling.of(points, 40), NpyFiles.doubles(reference, "few"), ROUNDING);
    assertThat(LinearSampling.of(points, points.length)).containsExactly(points);
  }

  @Test
  void shouldMakeTheAuthorsSignalsOfTheirRandomNumbers() throws IOException {
    long[] labels = NpyFiles.longs(reference, "labels");
    long[] padding = NpyFiles.longs(reference, "padding");
    long[] translation = NpyFiles.longs(reference, "translation");
    double[] scale = NpyFiles.doubles(reference, "scale");
    double[] shear = NpyFiles.doubles(reference, "shear");
    double[] correlated = NpyFiles.doubles(reference, "correlated");
    double[] independent = NpyFiles.doubles(reference, "independent");
    double[] signals = NpyFiles.doubles(reference, "signals");

    assertThat(labels).hasSize(12);
    for (int i = 0; i < labels.length; i++) {
      SignalFactors factors =
          new SignalFactors((int) padding[i], scale[i], (int) translation[i], shear[i]);
      double[] signal =
          SignalRenderer.render(
              SignalTemplate.of((int) labels[i]),
              factors,
              row(correlated, i, 72),
              row(independent, i, 72));
      assertClose(signal, row(signals, i, 40), MARK);
    }
  }

  private static double[] row(double[] values, int row, int length) {
    return Arrays.copyOfRange(values, row * length, (row + 1) * length);
  }

  private static void assertClose(double[] actual, double[] expected, Offset<Double> offset) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("value %d", i).isCloseTo(expected[i], offset);
    }
  }
}
