package dev.guillotine.representation.data.mnist1d;

import dev.guillotine.representation.data.npy.NpyFiles;
import dev.guillotine.representation.data.npy.NpzFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Signals in memory.
 *
 * @param values [n, 40]
 * @param labels [n]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LabelledSignals(double[][] values, int[] labels) {

  static LabelledSignals of(Mnist1dSignals signals) {
    double[][] values = new double[signals.size()][Mnist1dSignals.LENGTH];
    int[] labels = new int[signals.size()];
    float[] signal = new float[Mnist1dSignals.LENGTH];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = signals.label(i);
      signals.read(i, signal, 0);
      for (int k = 0; k < signal.length; k++) {
        values[i][k] = signal[k];
      }
    }
    return new LabelledSignals(values, labels);
  }

  static LabelledSignals of(NpzFile file, String signals, String labels) throws IOException {
    double[] values = NpyFiles.doubles(file, signals);
    long[] classes = NpyFiles.longs(file, labels);
    int length = Mnist1dSignals.LENGTH;
    double[][] rows = new double[classes.length][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * length, (i + 1) * length));
    return new LabelledSignals(rows, Arrays.stream(classes).mapToInt(Math::toIntExact).toArray());
  }

  LabelledSignals and(LabelledSignals other) {
    return new LabelledSignals(
        Stream.of(values, other.values).flatMap(Arrays::stream).toArray(double[][]::new),
        IntStream.concat(Arrays.stream(labels), Arrays.stream(other.labels)).toArray());
  }

  double[][] ofClass(int label) {
    return IntStream.range(0, labels.length)
        .filter(i -> labels[i] == label)
        .mapToObj(i -> values[i])
        .toArray(double[][]::new);
  }

  /**
   * Share of these whose nearest signal of {@code train}, by Euclidean distance, is of their class.
   */
  double nearestNeighbourAccuracy(LabelledSignals train) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      int label = -1;
      for (int j = 0; j < train.labels.length; j++) {
        double distance = distance(values[i], train.values[j], least);
        if (distance < least) {
          least = distance;
          label = train.labels[j];
        }
      }
      right += label == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  private static double distance(double[] a, double[] b, double most) {
    double sum = 0;
    for (int k = 0; k < a.length && sum < most; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
