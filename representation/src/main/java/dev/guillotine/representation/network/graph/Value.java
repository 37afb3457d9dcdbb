package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * What flows between operations.
 *
 * @param number unique in its graph; 0 is the batch of images
 * @param shape without the batch dimension
 */
public record Value(int number, List<Integer> shape) {
  public Value {
    shape = List.copyOf(shape);
  }
}
