package dev.guillotine.contracts.api;

import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.specification.RunSpecification;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run as the gateway shows it ({@code GET /api/v1/runs/{id}}).
 *
 * @param id the run
 * @param status how far it has come
 * @param submittedAt when the gateway took it
 * @param updatedAt when anything was last heard of it
 * @param failure why it failed, or null
 * @param specification what decides it
 * @param checkpoints how many checkpoints the run publishes in all; 0 until one is published
 * @param progress the latest word of each phase and checkpoint, in the order of phases
 * @param recommendations where to cut, one per checkpoint, data set, task and probe
 */
public record RunView(
    UUID id,
    RunStatus status,
    Instant submittedAt,
    Instant updatedAt,
    Failure failure,
    RunSpecification specification,
    int checkpoints,
    List<RunProgressed> progress,
    List<CutRecommended> recommendations) {
  public RunView {
    progress = List.copyOf(progress);
    recommendations = List.copyOf(recommendations);
  }

  /**
   * Why a run failed.
   *
   * @param queue name of the topic that the work lay on
   * @param reason in words for the run's owner
   */
  public record Failure(String queue, String reason) {}
}
