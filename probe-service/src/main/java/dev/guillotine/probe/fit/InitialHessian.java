package dev.guillotine.probe.fit;

/**
 * What is known of an objective's curvature before a minimisation takes its first step; it learns
 * the rest on its way. The better it is, the fewer steps are needed; where they end does not depend
 * on it.
 */
interface InitialHessian {
  /** Nothing is known: as curved in every direction. */
  InitialHessian UNKNOWN =
      new InitialHessian() {
        @Override
        public Vector inverseTimes(Vector gradient) {
          return gradient;
        }

        @Override
        public double firstStep(Vector gradient) {
          return Math.min(1, 1 / gradient.length());
        }
      };

  /** The product of its inverse, which is symmetric and positive definite, with a vector. */
  Vector inverseTimes(Vector gradient);

  /** How far to go first, in multiples of that product. */
  double firstStep(Vector gradient);
}
