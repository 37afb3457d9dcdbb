package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a score counts. */
public enum Metric {
  /** Share of samples whose class was predicted, 0 to 1. */
  @JsonProperty("accuracy")
  ACCURACY
}
