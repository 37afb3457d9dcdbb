package dev.guillotine.representation.network.graph;

/**
 * How a window moves along one direction.
 *
 * @param kernel its size
 * @param stride step between its places
 * @param padding zeros put before the first position and after the last
 */
public record Extent(int kernel, int stride, int padding) {

  /**
   * Number of places where the window fits: ⌊(size + 2 × padding − kernel) / stride⌋ + 1.
   *
   * @throws IllegalArgumentException when there is none
   */
  int positions(int size) {
    int free = size + 2 * padding - kernel;
    if (free < 0) {
      throw new IllegalArgumentException(
          "%d positions, at least %d are needed".formatted(size, kernel - 2 * padding));
    }
    return free / stride + 1;
  }
}
