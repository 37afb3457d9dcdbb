package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.representation.network.Scaling;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * VICReg (Bardes et al. 2022, arXiv 2105.04906, equations 1 to 6): views of one sample are alike,
 * every dimension varies over the batch, and dimensions do not vary together. Scaled as the
 * authors' code scales it: the distance is averaged over dimensions as well, and the two views'
 * hinges are averaged instead of added.
 */
public final class VicReg {
  private static final int[] SAMPLES = {0};
  private static final double EPSILON = 1e-4;
  private static final double TARGET = 1;

  private VicReg() {}

  /**
   * The loss of a batch, with the parts {@code invariance} (mean squared difference of views),
   * {@code variance} (mean of max(0, 1 - √(variance + 1e-4)) over dimensions and views) and {@code
   * covariance} (squared covariances of different dimensions, summed over both views, over d).
   *
   * @param z {@code [2n, d]}: row i and row i + n are two views of one sample, n at least 2
   * @param weights of the three parts
   */
  public static Loss of(NDArray z, Method.VicReg weights) {
    ViewPair views = ViewPair.of(z);
    NDArray first = centred(views.first());
    NDArray second = centred(views.second());
    NDArray invariance = views.first().sub(views.second()).square().mean();
    NDArray variance = Scaling.over(hinge(first).add(hinge(second)), 2);
    NDArray covariance = covariance(first).add(covariance(second));
    Map<String, NDArray> parts = new LinkedHashMap<>();
    parts.put("invariance", invariance);
    parts.put("variance", variance);
    parts.put("covariance", covariance);
    NDArray total =
        Scaling.times(invariance, weights.invariance())
            .add(Scaling.times(variance, weights.variance()))
            .add(Scaling.times(covariance, weights.covariance()));
    return new Loss(total, parts);
  }

  private static NDArray centred(NDArray view) {
    return view.sub(view.mean(SAMPLES, true));
  }

  private static NDArray hinge(NDArray centred) {
    NDArray variance = Scaling.over(centred.square().sum(SAMPLES), freedom(centred));
    return Activation.relu(variance.add(EPSILON).sqrt().neg().add(TARGET)).mean();
  }

  private static NDArray covariance(NDArray centred) {
    NDArray matrix = Scaling.over(centred.transpose().matMul(centred), freedom(centred));
    return Scaling.over(OffDiagonal.squares(matrix), (double) centred.getShape().get(1));
  }

  /** What a sum over the batch is divided by for an estimate without bias. */
  private static double freedom(NDArray view) {
    return view.getShape().get(0) - 1.0;
  }
}
