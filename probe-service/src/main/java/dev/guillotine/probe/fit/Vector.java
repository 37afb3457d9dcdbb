package dev.guillotine.probe.fit;

import java.util.Arrays;

/** p real numbers that do not change. */
public final class Vector {
  private final double[] values;

  private Vector(double[] values) {
    this.values = values;
  }

  /** Takes the array over: who hands it in must not change it any more. */
  static Vector of(double... values) {
    return new Vector(values);
  }

  /** p zeros. */
  static Vector zero(int size) {
    return new Vector(new double[size]);
  }

  /** The number of values p. */
  int size() {
    return values.length;
  }

  /** The value at a place, 0 to p - 1. */
  double at(int place) {
    return values[place];
  }

  /** {@code this + factor * other}. */
  Vector plus(double factor, Vector other) {
    double[] sum = new double[values.length];
    for (int place = 0; place < sum.length; place++) {
      sum[place] = values[place] + factor * other.values[place];
    }
    return new Vector(sum);
  }

  /** {@code factor * this}. */
  Vector times(double factor) {
    double[] product = new double[values.length];
    for (int place = 0; place < product.length; place++) {
      product[place] = factor * values[place];
    }
    return new Vector(product);
  }

  /** Inner product, as four sums side by side so that none waits for the one before. */
  double dot(Vector other) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int place = 0;
    for (; place + 3 < values.length; place += 4) {
      first += values[place] * other.values[place];
      second += values[place + 1] * other.values[place + 1];
      third += values[place + 2] * other.values[place + 2];
      fourth += values[place + 3] * other.values[place + 3];
    }
    for (; place < values.length; place++) {
      first += values[place] * other.values[place];
    }
    return first + second + third + fourth;
  }

  /** Those of the values that are finite, as a copy. */
  double[] finite() {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector vector && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Euclidean length. */
  double length() {
    return Math.sqrt(dot(this));
  }

  /** Largest absolute value. */
  double largest() {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
