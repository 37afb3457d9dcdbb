package dev.guillotine.trainer.view;

import java.util.Arrays;

/**
 * Which samples the views of one training step show.
 *
 * @param epoch whose draws these are, from 0
 * @param positions {@code [views][rows]}: the sample that each view of each row shows; the views of
 *     a row are drawn at the address of the first one's sample
 */
@SuppressWarnings("ArrayRecordComponent") // read at once, never compared
public record StepSamples(int epoch, int[][] positions) {
  public StepSamples {
    if (positions.length == 0 || positions[0].length == 0) {
      throw new IllegalArgumentException("positions: at least one view of one row is needed");
    }
    for (int[] ofView : positions) {
      if (ofView.length != positions[0].length) {
        throw new IllegalArgumentException(
            "positions: %d in one view, %d in the first one"
                .formatted(ofView.length, positions[0].length));
      }
    }
  }

  /** Several views of the same samples. */
  public static StepSamples alike(int epoch, int[] positions, int views) {
    int[][] ofViews = new int[views][];
    Arrays.fill(ofViews, positions);
    return new StepSamples(epoch, ofViews);
  }

  /** Two views: the samples themselves, and the partners that are drawn for them. */
  public static StepSamples pairs(int epoch, int[] positions, PositivePairs partners) {
    return new StepSamples(epoch, new int[][] {positions, partners.of(epoch, positions)});
  }

  /** Views of each row. */
  public int views() {
    return positions.length;
  }

  /** Rows of the step: its samples, not counting the partners. */
  public int rows() {
    return positions[0].length;
  }

  /** Views in all. */
  public int slots() {
    return views() * rows();
  }

  /** The sample that a view of a row shows. */
  int position(int view, int row) {
    return positions[view][row];
  }
}
