package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Ridge regression of k outputs on the standardised features of one set of rows, for as many
 * penalties as are asked for: for each output, minimised is (1/n) Σ(y − w·x − b)² + λ‖w‖². With the
 * features' covariance V diag(s) Vᵀ and c their covariance with the output, w = V diag(1/(s + λ))
 * Vᵀ c, and b = ȳ − w·x̄. All in double.
 */
final class RidgeRegression {
  private final Fold features;
  private final Spectrum spectrum;

  /** Vᵀ c, {@code [k, d]}. */
  private final double[][] coordinates;

  /** ȳ, {@code [k]}. */
  private final double[] means;

  private RidgeRegression(
      Fold features, Spectrum spectrum, double[][] coordinates, double[] means) {
    this.features = features;
    this.spectrum = spectrum;
    this.coordinates = coordinates;
    this.means = means;
  }

  /**
   * Takes one pass over the fitted rows, and more where their spectrum is not known yet.
   *
   * @param memory lends native memory until this returns
   * @param outputs {@code [k, n]} of the fitted rows
   */
  static <E extends Exception> RidgeRegression of(
      NDManager memory, Fold features, double[][] outputs, StopSignal<E> stop) throws E {
    Spectrum spectrum = features.spectrum(memory, stop);
    Rows rows = features.fittedRows();
    double[] means = new double[outputs.length];
    double[][] centred = new double[outputs.length][];
    for (int output = 0; output < outputs.length; output++) {
      double mean = Arrays.stream(outputs[output]).average().orElseThrow();
      means[output] = mean;
      centred[output] = Arrays.stream(outputs[output]).map(value -> value - mean).toArray();
    }
    double[][] coordinates = new double[outputs.length][rows.width()];
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      NDArray products = owner.zeros(new Shape(outputs.length, rows.width()), DataType.FLOAT64);
      for (Block block : Block.split(rows.count(), 2 * rows.width())) {
        stop.check();
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          NDArray part = rows.load(owner, block).toType(DataType.FLOAT64, false);
          products.addi(matrix(owner, centred, block).matMul(part));
        }
      }
      DoubleBuffer source = products.divi(rows.count()).toByteBuffer(true).asDoubleBuffer();
      for (double[] ofOutput : coordinates) {
        source.get(ofOutput);
      }
    }
    for (int output = 0; output < outputs.length; output++) {
      coordinates[output] = spectrum.covariance().coordinates(coordinates[output]);
    }
    return new RidgeRegression(features, spectrum, coordinates, means);
  }

  /** The weights w of one output, d values. */
  double[] weights(double penalty, int output) {
    double[] shrunk = new double[coordinates[output].length];
    for (int place = 0; place < shrunk.length; place++) {
      shrunk[place] = coordinates[output][place] / (spectrum.covariance().value(place) + penalty);
    }
    return spectrum.covariance().vector(shrunk);
  }

  /** The intercept b of one output that belongs to its weights. */
  double intercept(double[] weights, int output) {
    return means[output] - Vector.of(weights).dot(spectrum.means());
  }

  /** Σ s/(s + λ), 0 to d: how many of the features' directions a penalty leaves free. */
  double degreesOfFreedom(double penalty) {
    double sum = 0;
    for (int place = 0; place < spectrum.covariance().size(); place++) {
      double value = Math.max(0, spectrum.covariance().value(place));
      sum += value / (value + penalty);
    }
    return sum;
  }

  /**
   * Predicts the m scored rows with every penalty in one pass over them.
   *
   * @param memory lends native memory until this returns
   * @param penalties each λ, above 0
   * @return {@code [penalties, k, m]}
   */
  <E extends Exception> double[][][] predict(
      NDManager memory, List<Double> penalties, StopSignal<E> stop) throws E {
    int outputs = means.length;
    double[][] weights = new double[penalties.size() * outputs][];
    for (int column = 0; column < weights.length; column++) {
      stop.check();
      weights[column] = weights(penalties.get(column / outputs), column % outputs);
    }
    Rows rows = features.scoredRows();
    double[][][] predicted = new double[penalties.size()][outputs][rows.count()];
    try (NDManager owner = memory.newSubManager(Device.cpu())) {
      NDArray columns = matrix(owner, weights, new Block(0, rows.width())).transpose();
      for (Block block : Block.split(rows.count(), 2 * rows.width())) {
        stop.check();
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          NDArray part = rows.load(owner, block).toType(DataType.FLOAT64, false);
          DoubleBuffer products = part.matMul(columns).toByteBuffer(true).asDoubleBuffer();
          for (int row = block.from(); row < block.to(); row++) {
            for (int column = 0; column < weights.length; column++) {
              predicted[column / outputs][column % outputs][row] = products.get();
            }
          }
        }
      }
    }
    for (int column = 0; column < weights.length; column++) {
      double intercept = intercept(weights[column], column % outputs);
      double[] target = predicted[column / outputs][column % outputs];
      Arrays.setAll(target, row -> target[row] + intercept);
    }
    return predicted;
  }

  /** Some columns of {@code values}, in native memory. */
  private static NDArray matrix(NDManager memory, double[][] values, Block range) {
    NDArray matrix = memory.create(new Shape(values.length, range.rows()), DataType.FLOAT64);
    DoubleBuffer target = matrix.toByteBuffer(true).asDoubleBuffer();
    for (double[] row : values) {
      target.put(row, range.from(), range.rows());
    }
    return matrix;
  }
}
