package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a score counts. */
public enum Metric {
  /** Share of samples whose class was predicted, 0 to 1. */
  @JsonProperty("accuracy")
  ACCURACY,
  /**
   * Coefficient of determination; of an angle the mean of those of its sine and cosine. At most 1.
   */
  @JsonProperty("r2")
  R2,
  /** Average precision, averaged over the labels, 0 to 1. */
  @JsonProperty("mean-average-precision")
  MEAN_AVERAGE_PRECISION
}
