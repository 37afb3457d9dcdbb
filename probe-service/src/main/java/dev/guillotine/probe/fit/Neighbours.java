package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.nio.FloatBuffer;

/**
 * The rows of a bank that are nearest to each of m queries by the cosine of their features, the
 * nearest at place 0; of equally near ones the one with the lower index is nearer.
 */
final class Neighbours {
  private final int[][] rows;
  private final float[][] similarities;

  private Neighbours(int queries, int size) {
    rows = new int[queries][size];
    similarities = new float[queries][size];
  }

  /**
   * Finds them, with the bank in native memory and similarities in blocks of at most 16 MiB.
   *
   * @param memory lends native memory until this returns
   * @param bank {@code [n, d]}
   * @param queries {@code [m, d]}
   * @param size how many neighbours of each, at most n
   * @param stop asked before each block
   */
  static <E extends Exception> Neighbours of(
      NDManager memory, Rows bank, Rows queries, int size, StopSignal<E> stop) throws E {
    Neighbours found = new Neighbours(queries.count(), size);
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      NDArray all = bank.unitLength().load(owner);
      Rows directions = queries.unitLength();
      Nearest nearest = new Nearest(size);
      for (Block block :
          Block.split(directions.count(), Math.max(bank.count(), directions.width()))) {
        stop.check();
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          NDArray cosines = directions.load(owner, block).matMul(all.transpose());
          found.take(cosines.toByteBuffer(true).asFloatBuffer(), block, bank.count(), nearest);
        }
      }
    }
    return found;
  }

  /** The row of the bank that is at a place, 0 to size - 1, of a query's neighbours. */
  int row(int query, int place) {
    return rows[query][place];
  }

  /** The cosine of its angle with the query, -1 to 1 up to rounding. */
  float similarity(int query, int place) {
    return similarities[query][place];
  }

  private void take(FloatBuffer cosines, Block block, int bank, Nearest nearest) {
    for (int query = block.from(); query < block.to(); query++) {
      nearest.clear();
      for (int row = 0; row < bank; row++) {
        nearest.offer(cosines.get(), row);
      }
      nearest.sort();
      for (int place = 0; place < rows[query].length; place++) {
        rows[query][place] = nearest.index(place);
        similarities[query][place] = nearest.similarity(place);
      }
    }
  }
}
