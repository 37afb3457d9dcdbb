package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The stretches of a run, in their order. */
public enum Phase {
  /** A data set is read, by whoever needs it first. */
  @JsonProperty("reading")
  READING,
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
