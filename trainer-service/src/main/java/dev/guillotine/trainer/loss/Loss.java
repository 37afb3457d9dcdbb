package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a step makes smaller. Weights of terms are floats: a scalar tensor times a double would
 * become one of double precision.
 *
 * @param total a scalar, to be differentiated
 * @param parts the terms that the total is a weighted sum of, as scalars without their weights, in
 *     the order of the method's paper; empty where the loss has one term
 */
public record Loss(NDArray total, Map<String, NDArray> parts) {

  /** A loss of one term. */
  Loss(NDArray total) {
    this(total, Map.of());
  }

  /** The values of the parts by name, in the same order. */
  public Map<String, Double> partValues() {
    Map<String, Double> values = new LinkedHashMap<>();
    parts.forEach((name, part) -> values.put(name, (double) part.getFloat()));
    return values;
  }
}
