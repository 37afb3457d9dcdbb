package dev.guillotine.probe.fit;

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
 * <p>The neighbours are searched once for all tasks on the same features. Of equally similar rows
 * the earlier one is nearer, and of equal votes the lower class wins. A row whose standardised
 * features are all zero has the cosine 0 with every other.
 *
 * <p>Hyper-parameters: {@code k}. No details, no diagnostics.
 */
public final class NearestNeighbourProbe implements Probe {
  private static final double TEMPERATURE = 0.07;
  private static final List<Integer> SIZES = List.of(1, 5, 10, 20, 50, Fold.MOST_NEIGHBOURS);

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
  public boolean fits(Targets targets) {
    return targets instanceof Classes;
  }

  @Override
  public <E extends Exception> ProbeResult fit(ProbeData data, StopSignal<E> stop) throws E {
    Trial<Classes> choosing = data.choosing(Classes.class);
    Trial<Classes> testing = data.testing(Classes.class);
    List<Integer> sizes = SIZES.stream().filter(size -> size <= choosing.fitted().rows()).toList();
    List<Double> reached =
        Arrays.stream(predict(choosing, sizes, stop))
            .map(predicted -> new Accuracy(predicted, choosing.scored()).value())
            .toList();
    int best = 0;
    for (int candidate = 1; candidate < sizes.size(); candidate++) {
      if (reached.get(candidate) >= reached.get(best)) {
        best = candidate;
      }
    }
    int[][] predicted = predict(testing, List.of(sizes.get(best)), stop);
    return new ProbeResult(
        Score.of(new Accuracy(predicted[0], testing.scored()), testing.features().resamples()),
        reached.get(best),
        Map.of(),
        Map.of("k", (double) sizes.get(best)),
        Map.of());
  }

  /**
   * Lets the n fitted rows vote on each of the m scored rows.
   *
   * @param sizes ascending candidates for k, at most n
   * @return {@code [sizes, m]}, the class that wins
   */
  <E extends Exception> int[][] predict(
      Trial<Classes> trial, List<Integer> sizes, StopSignal<E> stop) throws E {
    Neighbours neighbours = trial.features().neighbours(memory, stop);
    int[][] predicted = new int[sizes.size()][trial.scored().rows()];
    for (int query = 0; query < trial.scored().rows(); query++) {
      double[] votes = new double[trial.fitted().classes()];
      int place = 0;
      for (int candidate = 0; candidate < predicted.length; candidate++) {
        for (; place < sizes.get(candidate); place++) {
          votes[trial.fitted().value(neighbours.row(query, place))] +=
              Math.exp(neighbours.similarity(query, place) / TEMPERATURE);
        }
        predicted[candidate][query] = placeOfLargest(votes);
      }
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
