package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import java.util.Map;

/**
 * What one cut scored.
 *
 * @param cut where
 * @param trained the score of each probe on the trained network
 * @param untrained the same before any training; empty when that was not probed
 */
public record CutRow(
    CutPoint cut, Map<ProbeKind, LayerScored> trained, Map<ProbeKind, LayerScored> untrained) {
  public CutRow {
    trained = Map.copyOf(trained);
    untrained = Map.copyOf(untrained);
  }
}
