package dev.guillotine.representation.network.graph;

import java.util.List;

/** The shape {@code [tokens, d]}. */
final class Tokens {
  private Tokens() {}

  /**
   * The width d of tokens.
   *
   * @param reader who reads them
   * @throws IllegalArgumentException when the shape is another
   */
  static int width(String reader, List<Integer> shape) {
    if (shape.size() != 2) {
      throw new IllegalArgumentException(reader + " reads [tokens, d], not " + shape);
    }
    return shape.get(1);
  }
}
