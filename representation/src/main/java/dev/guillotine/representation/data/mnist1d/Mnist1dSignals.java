package dev.guillotine.representation.data.mnist1d;

import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Objects;

/**
 * Signals of the MNIST-1D family (Greydanus and Kobak, "Scaling down deep learning with MNIST-1D",
 * arXiv 2011.14439; parameters and order of steps from the authors' repository greydanus/mnist1d,
 * Apache-2.0): a {@linkplain SignalTemplate template} of one of ten classes, distorted by random
 * {@linkplain SignalFactors factors} and noise.
 *
 * <p>Each signal is drawn anew whenever it is read and is a pure function of (seed, split,
 * position). The classes take turns. The authors' frozen set can't be repeated, since its numbers
 * come from NumPy's generator, but these have its distribution.
 *
 * <p>The authors subtract one mean and divide by one deviation, those of all 5,000 signals at all
 * positions together. Here these are constants, the same for every set: mean and deviation of the
 * distribution itself. Safe for use by several threads at once.
 */
public final class Mnist1dSignals {
  /** Values of a signal. */
  public static final int LENGTH = SignalRenderer.LENGTH;

  /** Number of classes. */
  public static final int CLASSES = SignalTemplate.CLASSES;

  /** Changes whenever any value does. */
  public static final String VERSION = "mnist1d-1";

  /**
   * Mean over classes, positions and factors, from the exact sum over every class, padding and
   * translation; factors and noise of continuous range enter by their moments. The authors' own
   * 5,000 signals have −0.00551.
   */
  static final double MEAN = -0.006050608247404096;

  /** Standard deviation, from the same sum; that of the authors' own 5,000 signals is 0.15468. */
  static final double DEVIATION = 0.15469413339227855;

  private static final int FACTORS = 0;
  private static final int NOISE = 1;

  private final int count;
  private final RandomAddress address;

  private Mnist1dSignals(int count, RandomAddress address) {
    if (count < 1) {
      throw new IllegalArgumentException("count: " + count + " is not allowed; at least 1 is");
    }
    this.count = count;
    this.address = address;
  }

  /**
   * Signals to train on.
   *
   * @param count how many, at least 1; the authors' frozen set has 4,000
   * @param seed which
   */
  public static Mnist1dSignals train(int count, long seed) {
    return new Mnist1dSignals(count, RandomAddress.of(seed, "mnist1d of train"));
  }

  /**
   * Signals to test on, independent of those to train on.
   *
   * @param count how many, at least 1; the authors' frozen set has 1,000
   * @param seed which
   */
  public static Mnist1dSignals test(int count, long seed) {
    return new Mnist1dSignals(count, RandomAddress.of(seed, "mnist1d of test"));
  }

  /** Number of signals. */
  public int size() {
    return count;
  }

  /**
   * The class of one signal, from 0: the digit that its template takes after.
   *
   * @throws IndexOutOfBoundsException if {@code position} is not in [0, size)
   */
  public int label(int position) {
    return Objects.checkIndex(position, count) % CLASSES;
  }

  /**
   * Writes one signal: {@link #LENGTH} values, normalised to mean 0 and deviation 1 over the whole
   * distribution.
   *
   * @param position of the signal
   * @param target array that receives the values
   * @param offset where in it the first one goes
   * @throws IndexOutOfBoundsException if {@code position} is not in [0, size), or the target is too
   *     short
   */
  public void read(int position, float[] target, int offset) {
    Objects.checkFromIndexSize(offset, LENGTH, target.length);
    double[] template = SignalTemplate.of(label(position));
    RandomAddress signal = address.at(position);
    SignalFactors factors = SignalFactors.draw(new RandomStream(signal.at(FACTORS)));
    RandomStream noise = new RandomStream(signal.at(NOISE));
    double[] values = SignalRenderer.render(template, factors, normal(noise), normal(noise));
    for (int i = 0; i < LENGTH; i++) {
      target[offset + i] = (float) ((values[i] - MEAN) / DEVIATION);
    }
  }

  private static double[] normal(RandomStream random) {
    double[] values = new double[SignalRenderer.CANVAS];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.normal(1);
    }
    return values;
  }
}
