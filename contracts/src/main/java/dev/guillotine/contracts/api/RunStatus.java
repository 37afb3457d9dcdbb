package dev.guillotine.contracts.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a run has come, seen from outside. */
public enum RunStatus {
  /** Submitted; no trainer has taken it yet. */
  @JsonProperty("queued")
  QUEUED,
  /** Some service is at work on it. */
  @JsonProperty("running")
  RUNNING,
  /** Every checkpoint of it was probed. */
  @JsonProperty("succeeded")
  SUCCEEDED,
  /** Some of its work was given up. */
  @JsonProperty("failed")
  FAILED;

  /** Whether nothing more is to come. */
  public boolean ended() {
    return this == SUCCEEDED || this == FAILED;
  }
}
