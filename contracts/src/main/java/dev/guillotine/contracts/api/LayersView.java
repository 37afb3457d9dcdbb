package dev.guillotine.contracts.api;

import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.LayerMeasured;
import dev.guillotine.contracts.event.LayerScored;
import java.util.List;
import java.util.UUID;

/**
 * The scores of a run ({@code GET /api/v1/runs/{id}/layers}).
 *
 * @param runId the run
 * @param scores ordered by checkpoint, data set, task, probe, then cut from input to output
 * @param recommendations ordered likewise
 * @param measures ordered by checkpoint, data set, then cut from input to output
 */
public record LayersView(
    UUID runId,
    List<LayerScored> scores,
    List<CutRecommended> recommendations,
    List<LayerMeasured> measures) {
  public LayersView {
    scores = List.copyOf(scores);
    recommendations = List.copyOf(recommendations);
    measures = List.copyOf(measures);
  }
}
