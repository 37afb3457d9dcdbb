package dev.guillotine.representation.data;

import dev.guillotine.contracts.data.Task;
import java.util.Arrays;

/**
 * What is to be predicted under one task, for each of n samples.
 *
 * <p>The arrays are shared, not copied, and must not be changed.
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
public sealed interface Targets {

  /** Number of samples. */
  int size();

  /** Those of some samples, in the order given. */
  Targets at(int[] positions);

  /**
   * Of a {@linkplain Task.Classification classification}.
   *
   * @param values number of the class of each sample, {@code [n]}
   */
  record Classes(int[] values) implements Targets {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Classes at(int[] positions) {
      return new Classes(Arrays.stream(positions).map(position -> values[position]).toArray());
    }
  }

  /**
   * Of a {@linkplain Task.MultiLabel multi-label} task.
   *
   * @param labels number of labels k
   * @param values 1 where a sample has a label, else 0, {@code [n, k]} row by row
   */
  record LabelSets(int labels, byte[] values) implements Targets {
    @Override
    public int size() {
      return values.length / labels;
    }

    @Override
    public LabelSets at(int[] positions) {
      byte[] chosen = new byte[Math.multiplyExact(positions.length, labels)];
      for (int i = 0; i < positions.length; i++) {
        System.arraycopy(values, positions[i] * labels, chosen, i * labels, labels);
      }
      return new LabelSets(labels, chosen);
    }
  }

  /**
   * Of a {@linkplain Task.Regression regression}, or of an {@linkplain Task.Circular angle}, then
   * from 0 to below its period.
   *
   * @param values one for each sample, finite, {@code [n]}
   */
  record Numbers(float[] values) implements Targets {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Numbers at(int[] positions) {
      float[] chosen = new float[positions.length];
      for (int i = 0; i < positions.length; i++) {
        chosen[i] = values[positions[i]];
      }
      return new Numbers(chosen);
    }
  }
}
