package dev.guillotine.contracts.api;

import java.util.List;

/**
 * The catalogue ({@code GET /api/v1/datasets}).
 *
 * @param dataSets ordered by name
 */
public record DataSetList(List<DataSetSummary> dataSets) {
  public DataSetList {
    dataSets = List.copyOf(dataSets);
  }
}
