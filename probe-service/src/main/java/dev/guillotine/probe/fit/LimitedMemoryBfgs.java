package dev.guillotine.probe.fit;

import dev.guillotine.probe.fit.Objective.Evaluation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Minimises a smooth function that is never negative, by L-BFGS: Nocedal and Wright, Numerical
 * Optimization, 2nd edition, algorithms 7.4 and 7.5, with ten pairs of history.
 *
 * <p>It ends when the largest absolute partial derivative is at most the tolerance times the value,
 * when the line search finds no step (the objective is as low as its precision lets one see), or
 * after the most iterations allowed; the {@link Minimum} tells which.
 */
final class LimitedMemoryBfgs {
  private static final int HISTORY = 10;

  private final double tolerance;
  private final int mostIterations;

  /**
   * Sets when to end.
   *
   * @param tolerance largest absolute partial derivative that counts as zero, as a share of the
   *     value: a small objective is followed as far down as a large one
   * @param mostIterations bound on the steps taken
   */
  LimitedMemoryBfgs(double tolerance, int mostIterations) {
    this.tolerance = tolerance;
    this.mostIterations = mostIterations;
  }

  /**
   * Minimises.
   *
   * @param start where to begin
   * @param known of the objective's curvature
   * @param stop asked before each evaluation of the objective
   * @throws E from {@code stop}
   */
  <E extends Exception> Minimum minimise(
      Objective objective, Vector start, InitialHessian known, StopSignal<E> stop) throws E {
    stop.check();
    Evaluation here = objective.evaluate(start);
    Vector scaled = known.inverseTimes(here.gradient());
    LineSearch search = new LineSearch(objective);
    Deque<Pair> pairs = new ArrayDeque<>(HISTORY);
    int iterations = 0;
    while (here.gradient().largest() > tolerance * here.value() && iterations < mostIterations) {
      Vector direction = descent(here.gradient(), scaled, pairs);
      double first = pairs.isEmpty() ? known.firstStep(here.gradient()) : 1;
      Optional<Evaluation> next = search.along(here, direction, first, stop);
      if (next.isEmpty()) {
        break;
      }
      Vector nextScaled = known.inverseTimes(next.get().gradient());
      remember(pairs, Pair.between(here, next.get(), nextScaled.plus(-1, scaled)));
      here = next.get();
      scaled = nextScaled;
      iterations++;
    }
    return new Minimum(here.point(), here.value(), here.gradient().largest(), iterations);
  }

  /**
   * What one step showed of the curvature.
   *
   * @param move by which the point moved
   * @param change by which the gradient changed
   * @param scaled the product of the initial Hessian's inverse with {@code change}
   * @param curvature inner product of {@code move} and {@code change}
   */
  private record Pair(Vector move, Vector change, Vector scaled, double curvature) {
    static Pair between(Evaluation before, Evaluation after, Vector scaled) {
      Vector move = after.point().plus(-1, before.point());
      Vector change = after.gradient().plus(-1, before.gradient());
      return new Pair(move, change, scaled, move.dot(change));
    }
  }

  private static void remember(Deque<Pair> pairs, Pair pair) {
    if (pair.curvature() > 0) {
      if (pairs.size() == HISTORY) {
        pairs.removeFirst();
      }
      pairs.addLast(pair);
    }
  }

  /**
   * The two-loop recursion: minus the inverse Hessian that the pairs show, times the gradient. What
   * the first loop takes off the gradient, it takes off its product with the initial Hessian's
   * inverse, too, so that this is computed once a step.
   */
  private static Vector descent(Vector gradient, Vector scaled, Deque<Pair> pairs) {
    Vector left = gradient.times(-1);
    Vector direction = scaled.times(-1);
    Deque<Double> weights = new ArrayDeque<>(HISTORY);
    for (Iterator<Pair> newestFirst = pairs.descendingIterator(); newestFirst.hasNext(); ) {
      Pair pair = newestFirst.next();
      double weight = pair.move().dot(left) / pair.curvature();
      left = left.plus(-weight, pair.change());
      direction = direction.plus(-weight, pair.scaled());
      weights.addFirst(weight);
    }
    if (!pairs.isEmpty()) {
      Pair newest = pairs.getLast();
      direction = direction.times(newest.curvature() / newest.change().dot(newest.scaled()));
    }
    for (Pair pair : pairs) {
      double weight = pair.change().dot(direction) / pair.curvature();
      direction = direction.plus(weights.removeFirst() - weight, pair.move());
    }
    return direction;
  }
}
