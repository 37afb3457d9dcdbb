package dev.guillotine.probe.fit;

import java.util.Optional;

/**
 * What a task asks of each of n samples. Its kind says which probes fit the task, and what their
 * score is. Arrays that targets are made of are taken over, not copied: who hands them in must not
 * change them any more.
 */
public abstract sealed class Targets permits Classes, LabelSets, Quantities {
  Targets() {}

  /** Number of samples n. */
  public abstract int rows();

  /** What is predicted, in words; equal for all targets of one task. */
  abstract String task();

  /** Why no prediction of these can be scored, if so. Any targets can be fitted. */
  abstract Optional<String> flaw();

  /**
   * What the best constant prediction reaches, in the score of their kind.
   *
   * @param fitted what it is learnt from, of an equal {@link #task}
   */
  public abstract double chance(Targets fitted);

  /** These, then others of an equal {@link #task}, as a copy. */
  abstract Targets followedBy(Targets others);

  /** At least one sample is needed. */
  static void requireRows(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("values is empty; needed is at least one sample");
    }
  }
}
