package dev.guillotine.probe.fit;

import java.util.Map;

/**
 * What a probe reached on one cut.
 *
 * @param test accuracy on test of the chosen probe, fitted on train and validation
 * @param validation accuracy on validation of the chosen probe, fitted on train alone: what it was
 *     chosen by, so it leans upwards
 * @param hyperParameters what was chosen, by name
 * @param diagnostics how the fits went, by name; each probe says which it gives
 */
public record ProbeResult(
    Accuracy test,
    Accuracy validation,
    Map<String, Double> hyperParameters,
    Map<String, Double> diagnostics) {
  /** Keeps copies of the maps. */
  public ProbeResult {
    hyperParameters = Map.copyOf(hyperParameters);
    diagnostics = Map.copyOf(diagnostics);
  }
}
