package dev.guillotine.representation.network.graph;

import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;

/** What a tensor holds before training. */
public sealed interface Initialisation {

  /** Value of the next element. */
  float draw(RandomStream random);

  /**
   * Values of a whole tensor, row-major: each is a pure function of (seed, tensor name, index).
   *
   * @param name of the tensor
   * @param elements how many it has
   */
  default float[] values(long seed, String name, int elements) {
    RandomStream random = new RandomStream(RandomAddress.of(seed, "weights " + name));
    float[] values = new float[elements];
    for (int i = 0; i < elements; i++) {
      values[i] = draw(random);
    }
    return values;
  }

  /**
   * The same number everywhere.
   *
   * @param value that number
   */
  record Constant(float value) implements Initialisation {
    @Override
    public float draw(RandomStream random) {
      return value;
    }
  }

  /**
   * Normally distributed around 0: the same bits on every platform.
   *
   * @param deviation standard deviation
   */
  record Normal(double deviation) implements Initialisation {
    @Override
    public float draw(RandomStream random) {
      return (float) random.normal(deviation);
    }
  }

  /**
   * Uniformly distributed between −bound and bound.
   *
   * @param bound largest magnitude
   */
  record Uniform(double bound) implements Initialisation {
    @Override
    public float draw(RandomStream random) {
      return (float) random.uniform(-bound, bound);
    }
  }

  /**
   * Keeps the variance of gradients through a rectified layer: N(0, 2 / fan-out), He et al. 2015,
   * arXiv 1502.01852, equation 14.
   *
   * @param fanOut outputs that each input reaches
   */
  static Initialisation kaimingNormal(int fanOut) {
    return new Normal(Math.sqrt(2.0 / fanOut));
  }

  /**
   * What PyTorch gives a linear layer's weight and bias: uniform, bounded by 1 / √fan-in.
   *
   * @param fanIn inputs that each output reads
   */
  static Initialisation linear(int fanIn) {
    return new Uniform(1 / Math.sqrt(fanIn));
  }
}
