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
  /**
   * Every checkpoint of it was probed. It stays so even if it was cancelled: then the cancellation
   * came when all was done, or before any service had heard of it.
   */
  @JsonProperty("succeeded")
  SUCCEEDED,
  /** Some of its work was given up. */
  @JsonProperty("failed")
  FAILED,
  /** It was cancelled before every checkpoint of it was probed. */
  @JsonProperty("cancelled")
  CANCELLED;

  /** Whether waiting on is of no use: of a failed run, other work may still go on. */
  public boolean ended() {
    return this == SUCCEEDED || this == FAILED || this == CANCELLED;
  }
}
