package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be expected of trying again. */
public enum FailureKind {
  /** It may succeed later: it was tried as often as allowed. */
  @JsonProperty("retryable")
  RETRYABLE,
  /** It fails the same way every time until the input or the system is changed. */
  @JsonProperty("permanent")
  PERMANENT,
  /** The record itself cannot be read, or it brought down whoever took it. */
  @JsonProperty("poison")
  POISON
}
