package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The stretches of a run, in their order. */
public enum Phase {
  /** The network is trained. */
  @JsonProperty("training")
  TRAINING,
  /** Features of a checkpoint are extracted. */
  @JsonProperty("extraction")
  EXTRACTION,
  /** Probes are fitted on them. */
  @JsonProperty("probing")
  PROBING
}
