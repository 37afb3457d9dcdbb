package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.representation.network.TensorProgram;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The curvature of a {@link PenalisedLoss} where all predictions are alike: for each output c Σ +
 * λI by its weights and c by its bias, where Σ is the covariance of the features and c the
 * curvature of a sample's loss by one output's score. With it as a start, how many steps a fit
 * needs hardly depends on how correlated the features are.
 */
final class CovarianceHessian implements InitialHessian {
  /** Above this width, inverting a matrix of that size costs more than it saves. */
  static final int WIDEST = 4_096;

  /** Share of the penalty that is added where rounding has made the matrix indefinite. */
  private static final double LEAST = 1e-5;

  private static final int MOST_TRIALS = 8;

  private static final String INVERT =
      """
        def invert(self, matrices: List[Tensor], curvature: float, penalty: float) -> float:
          matrix = torch.mul(matrices[0], curvature)
          torch.add_(torch.diagonal(matrix), penalty)
          factor, info = torch.linalg_cholesky_ex(matrix)
          failed = float(torch.item(info))
          if failed == 0.:
            torch.copy_(matrices[1], torch.cholesky_inverse(factor))
          return failed
      """;

  private final NDArray inverse;
  private final double curvature;

  private CovarianceHessian(NDArray inverse, double curvature) {
    this.inverse = inverse;
    this.curvature = curvature;
  }

  /**
   * Takes d³ operations.
   *
   * @param memory owns the inverse; on the CPU
   * @param covariance {@code [d, d]} float32
   * @param curvature c, above 0
   * @param penalty λ, above 0
   */
  static InitialHessian of(NDManager memory, NDArray covariance, double curvature, double penalty) {
    NDArray inverse = memory.create(covariance.getShape());
    try (TensorProgram program = new TensorProgram(INVERT, memory.newSubManager(Device.cpu()))) {
      double added = Math.max(penalty, LEAST);
      for (int trial = 0; trial < MOST_TRIALS; trial++) {
        if (program.run("invert", List.of(List.of(covariance, inverse)), curvature, added) == 0) {
          return new CovarianceHessian(inverse, curvature);
        }
        added *= 10;
      }
    }
    inverse.close();
    return UNKNOWN;
  }

  @Override
  public Vector inverseTimes(Vector gradient) {
    int width = (int) inverse.getShape().get(0);
    int outputs = gradient.size() / (width + 1);
    double[] product = new double[gradient.size()];
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray weights = inverse.getManager().create(new Shape(outputs, width));
      FloatBuffer target = weights.toByteBuffer(true).asFloatBuffer();
      for (int place = 0; place < outputs * width; place++) {
        target.put((float) gradient.at(place));
      }
      FloatBuffer source = weights.matMul(inverse).toByteBuffer(true).asFloatBuffer();
      for (int place = 0; place < outputs * width; place++) {
        product[place] = source.get();
      }
    }
    for (int place = outputs * width; place < product.length; place++) {
      product[place] = gradient.at(place) / curvature;
    }
    return Vector.of(product);
  }

  @Override
  public double firstStep(Vector gradient) {
    return 1;
  }
}
