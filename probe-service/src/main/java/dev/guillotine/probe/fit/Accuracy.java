package dev.guillotine.probe.fit;

/**
 * The share p of samples that are classified right, 0 to 1. Its standard error is that of a
 * binomial share, √(p(1 − p)/n): 0 at p = 0 and p = 1, where it says nothing.
 */
final class Accuracy {
  private Accuracy() {}

  /**
   * Compares predictions with the truth.
   *
   * @param predicted the class said for each row of {@code truth}
   */
  static Score of(int[] predicted, Classes truth) {
    int samples = truth.rows();
    if (predicted.length != samples) {
      throw new IllegalArgumentException(
          "%d predictions do not fit %d samples".formatted(predicted.length, samples));
    }
    int correct = 0;
    for (int row = 0; row < samples; row++) {
      correct += predicted[row] == truth.value(row) ? 1 : 0;
    }
    double share = (double) correct / samples;
    return new Score(share, Math.sqrt(share * (1 - share) / samples), samples);
  }
}
