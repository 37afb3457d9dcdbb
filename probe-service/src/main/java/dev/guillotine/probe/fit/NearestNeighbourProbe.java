package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Vote of the k nearest rows by the cosine of their standardised features, each with the weight
 * exp(cosine / 0.07): Wu, Xiong, Yu and Lin, "Unsupervised Feature Learning via Non-Parametric
 * Instance Discrimination", arXiv 1805.01978, section 3.4, there on features that are not
 * standardised.
 *
 * <p>The candidates are k = 1, 5, 10, 20, 50 and 200, as far as there are so many rows to train on.
 * Of equal accuracies on validation the largest k wins.
 *
 * <p>Of equally similar rows the earlier one is nearer, and of equal votes the lower class wins. A
 * row whose standardised features are all zero has the cosine 0 with every other.
 *
 * <p>Hyper-parameters: {@code k}. No diagnostics.
 */
public final class NearestNeighbourProbe implements Probe {
  private static final double TEMPERATURE = 0.07;
  private static final List<Integer> SIZES = List.of(1, 5, 10, 20, 50, 200);

  private final NDManager memory;

  /**
   * Makes a probe that any number of threads may use at once.
   *
   * @param memory lends native memory to each fit until it ends
   */
  public NearestNeighbourProbe(NDManager memory) {
    this.memory = memory;
  }

  @Override
  public <E extends Exception> ProbeResult fit(ProbeData data, StopSignal<E> stop) throws E {
    List<Integer> sizes = SIZES.stream().filter(size -> size <= data.train().rows()).toList();
    List<Accuracy> reached =
        Arrays.stream(predict(data.train(), data.validation(), data.classes(), sizes, stop))
            .map(predicted -> Accuracy.of(predicted, data.validation()))
            .toList();
    int best = 0;
    for (int candidate = 1; candidate < sizes.size(); candidate++) {
      if (reached.get(candidate).correct() >= reached.get(best).correct()) {
        best = candidate;
      }
    }
    List<Integer> chosen = List.of(sizes.get(best));
    int[][] predicted =
        predict(data.trainAndValidation(), data.test(), data.classes(), chosen, stop);
    return new ProbeResult(
        Accuracy.of(predicted[0], data.test()),
        reached.get(best),
        Map.of("k", (double) sizes.get(best)),
        Map.of());
  }

  /**
   * Votes on each query.
   *
   * @param bank {@code [n, d]}, the rows that vote
   * @param queries {@code [m, d]}
   * @param classes how many classes there are
   * @param sizes ascending candidates for k, at most n
   * @return {@code [sizes, m]}, the class that wins
   */
  <E extends Exception> int[][] predict(
      FeatureMatrix bank,
      FeatureMatrix queries,
      int classes,
      List<Integer> sizes,
      StopSignal<E> stop)
      throws E {
    int[][] predicted = new int[sizes.size()][queries.rows()];
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      NeighbourSearch search = new NeighbourSearch(owner, bank);
      search.search(
          queries,
          sizes.get(sizes.size() - 1),
          stop,
          (query, neighbours) -> {
            double[] votes = new double[classes];
            int place = 0;
            for (int candidate = 0; candidate < predicted.length; candidate++) {
              for (; place < sizes.get(candidate); place++) {
                votes[bank.label(neighbours.index(place))] +=
                    Math.exp(neighbours.similarity(place) / TEMPERATURE);
              }
              predicted[candidate][query] = placeOfLargest(votes);
            }
          });
    }
    return predicted;
  }

  private static int placeOfLargest(double[] votes) {
    int place = 0;
    for (int candidate = 1; candidate < votes.length; candidate++) {
      if (votes[candidate] > votes[place]) {
        place = candidate;
      }
    }
    return place;
  }
}
