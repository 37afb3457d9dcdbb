package dev.guillotine.trainer.training;

import java.util.Map;

/**
 * What a step told of itself.
 *
 * @param loss before the step
 * @param gradientNorm Euclidean norm of the gradient of all parameters, before any bound
 * @param metrics numbers worth watching, by name; empty unless they were asked for
 */
public record StepReport(double loss, double gradientNorm, Map<String, Double> metrics) {
  public StepReport {
    metrics = Map.copyOf(metrics);
  }
}
