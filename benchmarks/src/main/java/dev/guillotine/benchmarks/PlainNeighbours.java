package dev.guillotine.benchmarks;

import dev.guillotine.probe.fit.Classes;
import dev.guillotine.probe.fit.CutFeatures;
import dev.guillotine.probe.fit.FeatureMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The vote of the k nearest by cosine, every vote equal, on features as they are: the protocol of
 * the reference tables. Of equal votes the lower class wins.
 */
final class PlainNeighbours {
  private PlainNeighbours() {}

  /**
   * Accuracy on the test samples, in percent.
   *
   * @param fitted classes of the samples to vote, train then validation
   */
  static double accuracy(CutFeatures features, List<Classes> fitted, Classes test, int k) {
    float[][] voters =
        IntStream.range(0, 2)
            .mapToObj(part -> part == 0 ? features.train() : features.validation())
            .flatMap(matrix -> Arrays.stream(unit(matrix)))
            .toArray(float[][]::new);
    int[] classes =
        fitted.stream()
            .flatMapToInt(part -> IntStream.range(0, part.rows()).map(part::value))
            .toArray();
    float[][] queries = unit(features.test());
    long right =
        IntStream.range(0, queries.length)
            .parallel()
            .filter(
                query ->
                    vote(queries[query], voters, classes, test.classes(), k) == test.value(query))
            .count();
    return 100.0 * right / queries.length;
  }

  private static int vote(float[] query, float[][] voters, int[] classes, int count, int k) {
    double[] similarity = new double[voters.length];
    for (int voter = 0; voter < voters.length; voter++) {
      float sum = 0;
      for (int i = 0; i < query.length; i++) {
        sum += query[i] * voters[voter][i];
      }
      similarity[voter] = sum;
    }
    int[] votes = new int[count];
    IntStream.range(0, voters.length)
        .boxed()
        .sorted(Comparator.comparingDouble(voter -> -similarity[voter]))
        .limit(k)
        .forEach(voter -> votes[classes[voter]]++);
    int winner = 0;
    for (int candidate = 1; candidate < count; candidate++) {
      if (votes[candidate] > votes[winner]) {
        winner = candidate;
      }
    }
    return winner;
  }

  private static float[][] unit(FeatureMatrix matrix) {
    float[][] rows = new float[matrix.rows()][matrix.columns()];
    for (int row = 0; row < rows.length; row++) {
      double squares = 0;
      for (int column = 0; column < matrix.columns(); column++) {
        squares += (double) matrix.value(row, column) * matrix.value(row, column);
      }
      float scale = (float) (1 / Math.max(Math.sqrt(squares), 1e-12));
      for (int column = 0; column < matrix.columns(); column++) {
        rows[row][column] = matrix.value(row, column) * scale;
      }
    }
    return rows;
  }
}
