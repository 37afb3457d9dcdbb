package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.nio.FloatBuffer;

/**
 * Finds the rows of a bank that are nearest to a query by the cosine of their standardised
 * features. The bank lies in native memory as long as its manager is open; similarities are
 * computed in blocks of at most 16 MiB.
 */
final class NeighbourSearch {
  private final NDManager memory;
  private final Standardisation standardisation;
  private final NDArray bank;
  private final int bankRows;

  /**
   * Standardises the bank into native memory, each row scaled to length 1.
   *
   * @param memory owns all native memory that is used; on the CPU
   * @param rows the bank {@code [n, d]}
   */
  NeighbourSearch(NDManager memory, FeatureMatrix rows) {
    this.memory = memory;
    standardisation = Standardisation.of(rows);
    bankRows = rows.rows();
    bank = standardisation.apply(rows).unitLength().load(memory, new Block(0, bankRows));
  }

  /** Takes the neighbours of one query. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes them.
     *
     * @param query row of the query
     * @param neighbours rows of the bank, sorted; valid until this returns
     */
    void accept(int query, Nearest neighbours);
  }

  /**
   * Finds the neighbours of each query, in order.
   *
   * @param queries {@code [m, d]}
   * @param size how many neighbours, at most n
   * @param stop asked before each block
   */
  <E extends Exception> void search(
      FeatureMatrix queries, int size, StopSignal<E> stop, Visitor visitor) throws E {
    Rows rows = standardisation.apply(queries).unitLength();
    Nearest nearest = new Nearest(size);
    for (Block block : Block.split(rows.count(), Math.max(bankRows, rows.width()))) {
      stop.check();
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray cosines = rows.load(memory, block).matMul(bank.transpose());
        FloatBuffer values = cosines.toByteBuffer(true).asFloatBuffer();
        for (int query = block.from(); query < block.to(); query++) {
          nearest.clear();
          for (int row = 0; row < bankRows; row++) {
            nearest.offer(values.get(), row);
          }
          nearest.sort();
          visitor.accept(query, nearest);
        }
      }
    }
  }
}
