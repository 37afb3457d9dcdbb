package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import dev.guillotine.representation.network.Scaling;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Barlow Twins (Zbontar et al. 2021, arXiv 2103.03230, equations 1 and 2): the cross-correlation of
 * the two views over the batch is to be the identity matrix. Dimensions are standardised over each
 * view's batch with the biased variance plus 1e-5, as the authors' code does by a batch norm
 * without affine parameters.
 */
public final class BarlowTwins {
  private static final int[] SAMPLES = {0};
  private static final double EPSILON = 1e-5;

  private BarlowTwins() {}

  /**
   * The loss of a batch, with the parts {@code on-diagonal} (sum of (1 - c)²) and {@code
   * off-diagonal} (sum of c²) of the cross-correlation.
   *
   * @param z {@code [2n, d]}: row i and row i + n are two views of one sample, n at least 2
   * @param redundancy λ, the weight of what is off the diagonal
   */
  public static Loss of(NDArray z, double redundancy) {
    ViewPair views = ViewPair.of(z);
    NDArray first = standardised(views.first());
    NDArray second = standardised(views.second());
    double samples = (double) first.getShape().get(0);
    NDArray correlation = Scaling.over(first.transpose().matMul(second), samples);
    NDArray diagonal = first.mul(second).mean(SAMPLES);
    Map<String, NDArray> parts = new LinkedHashMap<>();
    parts.put("on-diagonal", diagonal.neg().add(1).square().sum());
    parts.put("off-diagonal", OffDiagonal.squares(correlation));
    NDArray total =
        parts.get("on-diagonal").add(Scaling.times(parts.get("off-diagonal"), redundancy));
    return new Loss(total, parts);
  }

  private static NDArray standardised(NDArray view) {
    NDArray centred = view.sub(view.mean(SAMPLES, true));
    NDArray variance = centred.square().mean(SAMPLES, true);
    return centred.div(variance.add(EPSILON).sqrt());
  }
}
