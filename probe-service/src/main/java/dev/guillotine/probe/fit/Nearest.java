package dev.guillotine.probe.fit;

import java.util.Arrays;

/**
 * Picks the k most similar of many candidates. Of equally similar ones the one with the lower index
 * counts as nearer, in whichever order they are offered.
 */
final class Nearest {
  private final int size;

  /**
   * A {@link RankKey} of each similarity: a greater key is a nearer candidate. Kept with room for k
   * more, so that sorting is rare.
   */
  private final long[] keys;

  private int kept;
  private long threshold = Long.MIN_VALUE;

  /** Makes room for the {@code size} nearest, at least 1. */
  Nearest(int size) {
    this.size = size;
    keys = new long[Math.multiplyExact(2, size)];
  }

  /** Considers the candidate {@code index}, at least 0, with a finite similarity. */
  void offer(float similarity, int index) {
    long key = RankKey.of(similarity, index);
    if (key > threshold) {
      keys[kept++] = key;
      if (kept == keys.length) {
        sort();
      }
    }
  }

  /** Brings the nearest to place 0, the next to place 1 and so on. */
  void sort() {
    Arrays.sort(keys, 0, kept);
    int dropped = Math.max(0, kept - size);
    kept -= dropped;
    System.arraycopy(keys, dropped, keys, 0, kept);
    if (kept == size) {
      threshold = keys[0];
    }
  }

  /** Forgets all candidates. */
  void clear() {
    kept = 0;
    threshold = Long.MIN_VALUE;
  }

  /** The candidate at a place, after {@link #sort}. */
  int index(int place) {
    return RankKey.index(keys[kept - 1 - place]);
  }

  /** Its similarity. */
  float similarity(int place) {
    return RankKey.value(keys[kept - 1 - place]);
  }
}
