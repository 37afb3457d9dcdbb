package dev.guillotine.probe.fit;

/** A smooth function of p variables that is to be minimised. */
@FunctionalInterface
interface Objective {
  /** What the function is at a point. */
  Evaluation evaluate(Vector point);

  /**
   * Value and gradient at a point.
   *
   * @param point p variables
   * @param value good to about seven digits
   * @param gradient p partial derivatives
   */
  record Evaluation(Vector point, double value, Vector gradient) {}
}
