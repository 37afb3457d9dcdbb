package dev.guillotine.trainer.training;

import java.util.Map;

/**
 * What a step told of itself.
 *
 * @param loss before the step
 * @param metrics numbers worth watching, by name; empty unless they were asked for
 */
public record StepReport(double loss, Map<String, Double> metrics) {
  public StepReport {
    metrics = Map.copyOf(metrics);
  }
}
