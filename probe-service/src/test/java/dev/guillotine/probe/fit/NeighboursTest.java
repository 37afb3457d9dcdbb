package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  @Test
  void shouldFindWhatANaiveSearchInDoubleFinds() {
    FeatureMatrix bank = features(300, 8, 11);
    FeatureMatrix queries = features(40, 8, 12);

    assertThat(neighbours(bank, queries, 25)).isEqualTo(naive(bank, queries, 25));
  }

  @Test
  void shouldFindTheSameInManyBlocks() {
    FeatureMatrix bank = features(30_000, 2, 13); // 139 queries fill a block
    FeatureMatrix few = features(100, 2, 14);
    FeatureMatrix many = few.followedBy(few).followedBy(few);

    List<List<Integer>> expected = neighbours(bank, few, 1);

    assertThat(neighbours(bank, many, 1).subList(200, 300)).isEqualTo(expected);
  }

  @Test
  void shouldTakeTheCosineWithARowOfZerosToBeZero() {
    // Standardised: -1, 0 and 1, twice; the middle ones have no direction.
    FeatureMatrix bank = new FeatureMatrix(new float[] {1, 2, 3, 1, 2, 3}, 6, 1);
    FeatureMatrix queries = new FeatureMatrix(new float[] {5, 2}, 2, 1);

    assertThat(neighbours(bank, queries, 6))
        .containsExactly(List.of(2, 5, 1, 4, 0, 3), List.of(0, 1, 2, 3, 4, 5));
  }

  private static FeatureMatrix features(int rows, int columns, long seed) {
    return Samples.clusters(rows, columns, 2, 2, seed).features();
  }

  private static List<List<Integer>> neighbours(
      FeatureMatrix bank, FeatureMatrix queries, int size) {
    Standardisation standardisation = Standardisation.of(bank);
    try (NDManager memory = Torch.memory()) {
      Neighbours found =
          Neighbours.of(
              memory,
              standardisation.apply(bank),
              standardisation.apply(queries),
              size,
              StopSignal.never());
      return IntStream.range(0, queries.rows())
          .mapToObj(
              query -> IntStream.range(0, size).mapToObj(place -> found.row(query, place)).toList())
          .toList();
    }
  }

  private static List<List<Integer>> naive(FeatureMatrix bank, FeatureMatrix queries, int size) {
    List<double[]> voters = standardised(bank, bank);
    return standardised(bank, queries).stream()
        .map(
            query ->
                IntStream.range(0, voters.size())
                    .boxed()
                    .sorted(Comparator.comparing(row -> -cosine(voters.get(row), query)))
                    .limit(size)
                    .toList())
        .toList();
  }

  private static List<double[]> standardised(FeatureMatrix bank, FeatureMatrix rows) {
    List<double[]> result = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      result.add(new double[rows.columns()]);
    }
    for (int column = 0; column < rows.columns(); column++) {
      int of = column;
      double mean =
          IntStream.range(0, bank.rows())
              .mapToDouble(row -> bank.value(row, of))
              .average()
              .orElseThrow();
      double variance =
          IntStream.range(0, bank.rows())
              .mapToDouble(row -> Math.pow(bank.value(row, of) - mean, 2))
              .average()
              .orElseThrow();
      for (int row = 0; row < rows.rows(); row++) {
        result.get(row)[column] = (rows.value(row, column) - mean) / Math.sqrt(variance);
      }
    }
    return result;
  }

  private static double cosine(double[] left, double[] right) {
    Vector one = Vector.of(left);
    Vector other = Vector.of(right);
    return one.dot(other) / (one.length() * other.length());
  }
}
