package dev.guillotine.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a data set has come, seen from outside. */
public enum DataSetStatus {
  /** It was asked for; nobody has described it yet. */
  @JsonProperty("queued")
  QUEUED,
  /** It was opened and described: runs may use it. */
  @JsonProperty("ready")
  READY,
  /** It could not be opened. */
  @JsonProperty("failed")
  FAILED;
}
