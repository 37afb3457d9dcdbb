package dev.guillotine.probe.fit;

/**
 * A float32 value and an index in one long, so that sorting needs no objects: the bits of the
 * value, made to order like the number, above the complement of the index. The greater key has the
 * greater value, and of equal values (−0 equals 0) the lower index.
 */
final class RankKey {
  private RankKey() {}

  /** The key of a value that is not NaN at an index of at least 0. */
  static long of(float value, int index) {
    int bits = Float.floatToIntBits(value + 0f); // -0 becomes 0
    long ordered = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
    return (ordered << Integer.SIZE) | (~index & 0xffff_ffffL);
  }

  static int index(long key) {
    return ~(int) key;
  }

  static float value(long key) {
    int ordered = (int) (key >> Integer.SIZE);
    return Float.intBitsToFloat(ordered < 0 ? ordered ^ Integer.MAX_VALUE : ordered);
  }
}
