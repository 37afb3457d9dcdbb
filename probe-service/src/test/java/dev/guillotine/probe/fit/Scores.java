package dev.guillotine.probe.fit;

/** Scores of samples of which so many are classified right. */
public final class Scores {
  private Scores() {}

  /** The first {@code right} of {@code samples} are. */
  public static Score of(int right, int samples) {
    int[] predicted = new int[samples];
    for (int row = right; row < samples; row++) {
      predicted[row] = 1;
    }
    return Score.of(
        new Accuracy(predicted, new Classes(new int[samples], 2)), new Resamples(samples));
  }
}
