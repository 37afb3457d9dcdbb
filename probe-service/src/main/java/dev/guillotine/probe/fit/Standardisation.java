package dev.guillotine.probe.fit;

/**
 * Moves each column to mean 0 and scales it to standard deviation 1 (dividing by n), by statistics
 * of the rows that a probe is fitted on. Accumulated in double.
 *
 * <p>A column that is constant up to the rounding of float32 has nothing to scale: its scale is 1,
 * so that it becomes 0 and stays near 0 on other rows.
 */
final class Standardisation {
  /** Distance from 1 to the next float32. */
  private static final double FLOAT_ROUNDING = Math.ulp(1f);

  private final double[] mean;
  private final double[] scale;

  private Standardisation(double[] mean, double[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  /** Takes the statistics of these rows. */
  static Standardisation of(FeatureMatrix rows) {
    int columns = rows.columns();
    double[] mean = new double[columns];
    for (int row = 0; row < rows.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        mean[column] += rows.value(row, column);
      }
    }
    for (int column = 0; column < columns; column++) {
      mean[column] /= rows.rows();
    }
    double[] scale = new double[columns];
    for (int row = 0; row < rows.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        double deviation = rows.value(row, column) - mean[column];
        scale[column] += deviation * deviation;
      }
    }
    for (int column = 0; column < columns; column++) {
      double deviation = Math.sqrt(scale[column] / rows.rows());
      boolean constant = deviation <= FLOAT_ROUNDING * Math.abs(mean[column]);
      scale[column] = constant ? 1 : deviation;
    }
    return new Standardisation(mean, scale);
  }

  /** These rows, standardised when they are read. */
  Rows apply(FeatureMatrix features) {
    return new Rows() {
      @Override
      public int count() {
        return features.rows();
      }

      @Override
      public int width() {
        return features.columns();
      }

      @Override
      public void read(int row, float[] target) {
        for (int column = 0; column < target.length; column++) {
          target[column] = (float) ((features.value(row, column) - mean[column]) / scale[column]);
        }
      }
    };
  }
}
