package dev.guillotine.representation.network.graph;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import java.util.List;

/**
 * What flows between operations.
 *
 * @param number unique in its graph; 0 is the batch of samples
 * @param shape without the batch dimension
 */
public record Value(int number, List<Integer> shape) {
  public Value {
    shape = List.copyOf(shape);
  }

  /** A batch of samples: images {@code [c, h, w]}, signals {@code [c, length]}. */
  public static Value samples(SampleShape input) {
    if (input instanceof ImageShape image) {
      return new Value(0, List.of(image.channels(), image.height(), image.width()));
    }
    return new Value(0, List.of(input.channels(), input.values() / input.channels()));
  }
}
