package dev.guillotine.benchmarks;

import dev.guillotine.probe.fit.Classes;
import dev.guillotine.probe.fit.CutFeatures;
import dev.guillotine.probe.fit.FeatureMatrix;
import dev.guillotine.probe.fit.ProbeData;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Arrays;

/**
 * Features as networks make them, without a network: correlated, with a spectrum that falls like
 * that of natural images (the variance of direction j is 1/j), not negative; and classes that a
 * linear teacher sees in them through some noise.
 */
final class TeacherFeatures {
  private static final double NOISE = 0.3;

  private final int width;
  private final int classes;
  private final float[][] mixing;
  private final float[][] teacher;

  /** Draws what all samples have in common. */
  TeacherFeatures(int width, int classes) {
    this.width = width;
    this.classes = classes;
    int directions = Math.min(width, 256);
    RandomStream random = new RandomStream(RandomAddress.of(width, "mixing"));
    mixing = new float[directions][width];
    for (int direction = 0; direction < directions; direction++) {
      for (int column = 0; column < width; column++) {
        mixing[direction][column] = (float) (random.normal(1) / Math.sqrt(direction + 1.0));
      }
    }
    teacher = new float[classes][directions];
    for (float[] row : teacher) {
      for (int direction = 0; direction < directions; direction++) {
        row[direction] = (float) random.normal(1);
      }
    }
  }

  /** Features and classes of three sets. */
  ProbeData data(int train, int validation, int test) {
    int[] counts = {train, validation, test};
    FeatureMatrix[] features = new FeatureMatrix[counts.length];
    Classes[] labels = new Classes[counts.length];
    for (int set = 0; set < counts.length; set++) {
      float[] values = new float[counts[set] * width];
      int[] classesOfSet = new int[counts[set]];
      for (int row = 0; row < counts[set]; row++) {
        classesOfSet[row] = sample(set, row, values);
      }
      features[set] = new FeatureMatrix(values, counts[set], width);
      labels[set] = new Classes(classesOfSet, classes);
    }
    return new ProbeData(
        new CutFeatures(features[0], features[1], features[2]), labels[0], labels[1], labels[2]);
  }

  /** Writes one row; returns its class. */
  private int sample(int set, int row, float[] values) {
    RandomStream random = new RandomStream(RandomAddress.of(row, "set " + set));
    float[] sums = new float[width];
    double[] votes = new double[classes];
    for (int direction = 0; direction < mixing.length; direction++) {
      float coordinate = (float) random.normal(1);
      float[] mixed = mixing[direction];
      for (int column = 0; column < width; column++) {
        sums[column] += coordinate * mixed[column];
      }
      for (int label = 0; label < classes; label++) {
        votes[label] += coordinate * teacher[label][direction] / Math.sqrt(mixing.length);
      }
    }
    for (int column = 0; column < width; column++) {
      values[row * width + column] = Math.max(0, sums[column] + (float) random.normal(NOISE));
    }
    for (int label = 0; label < classes; label++) {
      votes[label] += random.normal(NOISE);
    }
    double largest = Arrays.stream(votes).max().orElseThrow();
    int chosen = 0;
    while (votes[chosen] != largest) {
      chosen++;
    }
    return chosen;
  }
}
