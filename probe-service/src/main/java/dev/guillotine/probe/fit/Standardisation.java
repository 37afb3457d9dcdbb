package dev.guillotine.probe.fit;

/**
 * Moves each column to mean 0 and scales it to standard deviation 1 (dividing by n), by statistics
 * of the rows that a probe is fitted on. Accumulated in double.
 *
 * <p>A column that is constant up to the rounding of float32 has nothing to scale: its factor is 1,
 * so that it becomes 0 and stays near 0 on other rows.
 */
final class Standardisation {
  /** Distance from 1 to the next float32. */
  private static final double FLOAT_ROUNDING = Math.ulp(1f);

  private final double[] mean;
  private final double[] factor;

  private Standardisation(double[] mean, double[] factor) {
    this.mean = mean;
    this.factor = factor;
  }

  /** Takes the statistics of these rows. */
  static Standardisation of(FeatureMatrix rows) {
    int columns = rows.columns();
    float[] values = new float[columns];
    double[] mean = new double[columns];
    for (int row = 0; row < rows.rows(); row++) {
      rows.read(row, values);
      for (int column = 0; column < columns; column++) {
        mean[column] += values[column];
      }
    }
    for (int column = 0; column < columns; column++) {
      mean[column] /= rows.rows();
    }
    double[] factor = new double[columns];
    for (int row = 0; row < rows.rows(); row++) {
      rows.read(row, values);
      for (int column = 0; column < columns; column++) {
        double deviation = values[column] - mean[column];
        factor[column] += deviation * deviation;
      }
    }
    for (int column = 0; column < columns; column++) {
      double deviation = Math.sqrt(factor[column] / rows.rows());
      boolean constant = deviation <= FLOAT_ROUNDING * Math.abs(mean[column]);
      factor[column] = constant ? 1 : 1 / deviation;
    }
    return new Standardisation(mean, factor);
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
        features.read(row, target);
        for (int column = 0; column < target.length; column++) {
          target[column] = (float) ((target[column] - mean[column]) * factor[column]);
        }
      }
    };
  }
}
