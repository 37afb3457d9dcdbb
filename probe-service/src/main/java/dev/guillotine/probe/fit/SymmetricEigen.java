package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.representation.network.TensorProgram;
import java.nio.DoubleBuffer;
import java.util.List;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, A = V diag(values) Vᵀ, in double, by LAPACK.
 * The errors are those of rounding, measured against the largest eigenvalue, whatever the spectrum:
 * repeated eigenvalues get vectors that are orthogonal like any others.
 */
final class SymmetricEigen {
  private static final String DECOMPOSE =
      """
        def decompose(self, matrices: List[Tensor]) -> float:
          values, vectors = torch.linalg_eigh(matrices[0])
          torch.copy_(matrices[1], values)
          torch.copy_(matrices[2], torch.t(vectors))
          return 0.
      """;

  private final double[] values;
  private final double[][] vectors;

  private SymmetricEigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * Decomposes a matrix.
   *
   * @param memory lends native memory until this returns
   * @param matrix {@code [d, d]} float64, finite; its lower triangle is read
   */
  static SymmetricEigen of(NDManager memory, NDArray matrix) {
    int size = (int) matrix.getShape().get(0);
    double[] values = new double[size];
    double[][] vectors = new double[size][size];
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      NDArray found = owner.create(new Shape(size), DataType.FLOAT64);
      NDArray rows = owner.create(new Shape(size, size), DataType.FLOAT64);
      try (TensorProgram program =
          new TensorProgram(DECOMPOSE, owner.newSubManager(Device.cpu()))) {
        program.run("decompose", List.of(List.of(matrix, found, rows)));
      }
      found.toByteBuffer(true).asDoubleBuffer().get(values);
      DoubleBuffer source = rows.toByteBuffer(true).asDoubleBuffer();
      for (double[] vector : vectors) {
        source.get(vector);
      }
    }
    return new SymmetricEigen(values, vectors);
  }

  /** Number of rows d. */
  int size() {
    return values.length;
  }

  /** An eigenvalue; place 0 has the smallest, place d - 1 the largest. */
  double value(int place) {
    return values[place];
  }

  /** Vᵀ x: the coordinates of a vector, d values, along the eigenvectors. */
  double[] coordinates(double[] vector) {
    double[] coordinates = new double[values.length];
    for (int place = 0; place < coordinates.length; place++) {
      for (int column = 0; column < vector.length; column++) {
        coordinates[place] += vectors[place][column] * vector[column];
      }
    }
    return coordinates;
  }

  /** V x: the vector that has these coordinates. */
  double[] vector(double[] coordinates) {
    double[] vector = new double[values.length];
    for (int place = 0; place < coordinates.length; place++) {
      double coordinate = coordinates[place];
      double[] eigenvector = vectors[place];
      for (int column = 0; column < vector.length; column++) {
        vector[column] += coordinate * eigenvector[column];
      }
    }
    return vector;
  }
}
