package dev.guillotine.representation.random;

/**
 * Where a random draw belongs: a seed, a purpose, and any number of parts such as epoch, sample and
 * view. Equal addresses give equal numbers, whatever was drawn before and by whichever thread.
 *
 * <p>Parts are folded in one after another with the finaliser of SplitMix64 (Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", OOPSLA 2014; constants of Stafford's variant
 * 13). Below one address, different parts never meet: each step is a bijection of its part. Not for
 * cryptography.
 *
 * @param key the parts so far, mixed into 64 bits
 */
public record RandomAddress(long key) {
  static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /**
   * The address of everything that is drawn for one purpose.
   *
   * @param seed of the run or of the data
   * @param purpose what the numbers are for, for example {@code view}
   */
  public static RandomAddress of(long seed, String purpose) {
    RandomAddress address = new RandomAddress(mix(seed)).at(purpose.length());
    for (int i = 0; i < purpose.length(); i++) {
      address = address.at(purpose.charAt(i));
    }
    return address;
  }

  /** The address one part further down: {@code at(1).at(2)} and {@code at(2).at(1)} differ. */
  public RandomAddress at(long part) {
    return new RandomAddress(mix(key ^ mix(part + GOLDEN)));
  }

  /**
   * The numbers 0 to {@code count − 1} in random order, each order equally likely (Fisher and
   * Yates).
   */
  public int[] permutation(int count) {
    RandomStream random = new RandomStream(this);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
