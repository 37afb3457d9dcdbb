package dev.guillotine.probe.measure;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.representation.network.TensorProgram;
import java.util.List;

/**
 * The spectra of embeddings Z {@code [n, d]}, in double, from the smaller of ZᵀZ and ZZᵀ; the
 * largest value first, none below 0, min(n, d) of them.
 */
final class Spectra {
  private static final String EIGENVALUES =
      """
        def eigenvalues(self, data: List[Tensor]) -> float:
          rows = data[0]
          if rows.size(0) < rows.size(1):
            rows = torch.t(rows)
          values = torch.linalg_eigvalsh(torch.matmul(torch.t(rows), rows))
          torch.copy_(data[1], torch.flip(torch.clamp(values, 0), [0]))
          return 0.
      """;

  private final double[] singular;
  private final double[] variances;

  private Spectra(double[] singular, double[] variances) {
    this.singular = singular;
    this.variances = variances;
  }

  /** Singular values of Z. */
  double[] singular() {
    return singular;
  }

  /** Eigenvalues of Z's covariance (divided by n). */
  double[] variances() {
    return variances;
  }

  /**
   * Computes both.
   *
   * @param memory lends native memory until this returns
   * @param embeddings {@code [n, d]} float64
   */
  static Spectra of(NDManager memory, NDArray embeddings) {
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      NDArray means = embeddings.mean(new int[] {0});
      means.attach(owner);
      NDArray centred = embeddings.sub(means);
      centred.attach(owner);
      double rows = embeddings.getShape().get(0);
      double[] singular = eigenvalues(owner, embeddings);
      double[] variances = eigenvalues(owner, centred);
      for (int place = 0; place < singular.length; place++) {
        singular[place] = Math.sqrt(singular[place]);
        variances[place] /= rows;
      }
      return new Spectra(singular, variances);
    }
  }

  private static double[] eigenvalues(NDManager owner, NDArray rows) {
    long size = Math.min(rows.getShape().get(0), rows.getShape().get(1));
    try (NDArray values = owner.create(new Shape(size), DataType.FLOAT64);
        TensorProgram program = new TensorProgram(EIGENVALUES, owner.newSubManager(Device.cpu()))) {
      program.run("eigenvalues", List.of(List.of(rows, values)));
      return values.toDoubleArray();
    }
  }
}
