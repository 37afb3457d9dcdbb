package dev.guillotine.representation.network.graph;

import java.util.Map;
import java.util.function.Function;

/**
 * A batch normalisation in evaluation and the operation whose result it alone reads. Together they
 * are that operation with another weight and bias: the part W of the weight that makes an output
 * becomes s·W, its bias b becomes s·(b − μ) + β, with s = γ / √(σ² + ε).
 *
 * @param layer what comes first
 * @param norm what follows
 */
public record Fold(Weighted layer, BatchNorm norm) {

  /** The one operation that both are. */
  public Weighted folded() {
    return layer.biased();
  }

  /**
   * The values of the tensors of {@link #folded()}, by name.
   *
   * @param tensors values of the tensors of both, by name, in row-major order
   */
  public Map<String, float[]> values(Function<String, float[]> tensors) {
    float[] weight = tensors.apply(layer.weightName()).clone();
    float[] bias = new float[norm.channels()];
    if (layer.isBiased()) {
      System.arraycopy(tensors.apply(layer.biasName()), 0, bias, 0, bias.length);
    }
    float[] gain = tensors.apply(norm.weightName());
    float[] shift = tensors.apply(norm.biasName());
    float[] mean = tensors.apply(norm.meanName());
    float[] variance = tensors.apply(norm.varianceName());
    int part = weight.length / bias.length;
    for (int output = 0; output < bias.length; output++) {
      double scale = gain[output] / Math.sqrt(variance[output] + BatchNorm.EPSILON);
      bias[output] = (float) (scale * (bias[output] - mean[output]) + shift[output]);
      for (int i = output * part; i < (output + 1) * part; i++) {
        weight[i] = (float) (scale * weight[i]);
      }
    }
    return Map.of(layer.weightName(), weight, layer.biasName(), bias);
  }
}
