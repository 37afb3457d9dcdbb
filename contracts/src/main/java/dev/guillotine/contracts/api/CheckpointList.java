package dev.guillotine.contracts.api;

import java.util.List;

/**
 * The checkpoints that were made elsewhere ({@code GET /api/v1/checkpoints}).
 *
 * @param checkpoints newest first
 */
public record CheckpointList(List<CheckpointView> checkpoints) {
  public CheckpointList {
    checkpoints = List.copyOf(checkpoints);
  }
}
