package dev.guillotine.probe.fit;

import java.util.Map;

/**
 * What a probe reached on one task at one cut.
 *
 * @param test score on test of the chosen probe, fitted on train and validation
 * @param validation score on validation of the chosen probe, fitted on train alone: what it was
 *     chosen by, so it leans upwards
 * @param details what else tells how well test is predicted, by name; each probe says which it
 *     gives
 * @param hyperParameters what was chosen, by name
 * @param diagnostics how the fits went, by name; each probe says which it gives
 */
public record ProbeResult(
    Score test,
    double validation,
    Map<String, Double> details,
    Map<String, Double> hyperParameters,
    Map<String, Double> diagnostics) {
  /** Keeps copies of the maps. */
  public ProbeResult {
    details = Map.copyOf(details);
    hyperParameters = Map.copyOf(hyperParameters);
    diagnostics = Map.copyOf(diagnostics);
  }
}
