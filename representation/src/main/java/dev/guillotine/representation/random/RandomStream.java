package dev.guillotine.representation.random;

/**
 * The random numbers at one address, in order: SplitMix64 counting from the address's key. It can
 * be moved to another address, so that a thread needs only one. Not safe for use by several threads
 * at once.
 */
public final class RandomStream {
  private static final double DOUBLE_UNIT = 0x1p-53;
  private static final long LOW_HALF = 0xffffffffL;

  private long position;

  /** The numbers at {@code address}, from the first. */
  public RandomStream(RandomAddress address) {
    moveTo(address);
  }

  /** Goes on with the numbers at {@code address}, from the first. */
  public void moveTo(RandomAddress address) {
    position = address.key();
  }

  /** 64 random bits. */
  public long bits() {
    position += RandomAddress.GOLDEN;
    return RandomAddress.mix(position);
  }

  /** A number in [0, 1), uniform, in steps of 2⁻⁵³. */
  public double uniform() {
    return (bits() >>> 11) * DOUBLE_UNIT;
  }

  /** A number between {@code low} and {@code high}, uniform. */
  public double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /**
   * A normally distributed number around 0, by the Box–Muller transform in strict arithmetic: the
   * same bits on every platform.
   *
   * @param deviation standard deviation
   */
  public double normal(double deviation) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return deviation * radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** True with the given probability: never at 0, always at 1. */
  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /**
   * An integer from 0 to {@code bound − 1}, each equally likely (Lemire, "Fast random integer
   * generation in an interval", 2019).
   *
   * @param bound at least 1
   */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound: " + bound + " is not allowed; at least 1 is");
    }
    long product = (bits() >>> 32) * bound;
    if ((product & LOW_HALF) < bound) {
      long rejected = (1L << 32) % bound;
      while ((product & LOW_HALF) < rejected) {
        product = (bits() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /**
   * A count of independent events of which {@code mean} are expected (Poisson's distribution),
   * without approximation.
   *
   * @param mean from 0 to {@value PoissonDraw#MOST}
   */
  public int poisson(double mean) {
    return PoissonDraw.of(mean, this);
  }
}
