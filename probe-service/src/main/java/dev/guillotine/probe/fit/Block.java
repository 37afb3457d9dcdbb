package dev.guillotine.probe.fit;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of rows that is worked on at once, so that no intermediate matrix grows with the number
 * of samples.
 *
 * @param from first row
 * @param to row after the last
 */
record Block(int from, int to) {
  /** Most float32 values of one block: 16 MiB. */
  private static final int MOST_VALUES = 1 << 22;

  /**
   * Splits rows, in order, into blocks of at least one row and otherwise at most 16 MiB.
   *
   * @param rows how many there are
   * @param width values that each row takes in the widest matrix of the work
   */
  static List<Block> split(int rows, int width) {
    int most = Math.max(1, MOST_VALUES / width);
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < rows; from += most) {
      blocks.add(new Block(from, Math.min(rows - from, most) + from));
    }
    return blocks;
  }

  /**
   * Splits rows, in order, into blocks of at most 4 MiB, for work that reads each of them several
   * times.
   *
   * @param rows how many there are
   * @param width values that each row takes in the widest matrix of the work
   */
  static List<Block> ofCache(int rows, int width) {
    return split(rows, Math.multiplyExact(4, width));
  }

  /** How many rows there are. */
  int rows() {
    return to - from;
  }
}
