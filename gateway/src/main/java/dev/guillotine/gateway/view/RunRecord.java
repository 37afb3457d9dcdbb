package dev.guillotine.gateway.view;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.RunRequested;
import java.util.List;

/**
 * What was heard of a run's networks.
 *
 * @param request the run
 * @param checkpoints as they were published
 * @param scores of their cuts
 * @param recommendations for them
 */
public record RunRecord(
    RunRequested request,
    List<CheckpointPublished> checkpoints,
    List<LayerScored> scores,
    List<CutRecommended> recommendations) {
  public RunRecord {
    checkpoints = List.copyOf(checkpoints);
    scores = List.copyOf(scores);
    recommendations = List.copyOf(recommendations);
  }
}
