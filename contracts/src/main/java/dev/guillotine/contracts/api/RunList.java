package dev.guillotine.contracts.api;

import java.util.List;

/**
 * The latest runs ({@code GET /api/v1/runs}).
 *
 * @param runs newest first
 */
public record RunList(List<RunSummary> runs) {
  public RunList {
    runs = List.copyOf(runs);
  }
}
