package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A part of a data set, by what it is for. */
public enum Split {
  /** What networks and probes are fitted on. */
  @JsonProperty("train")
  TRAIN,
  /** What hyper-parameters and cuts are chosen on. */
  @JsonProperty("validation")
  VALIDATION,
  /** What scores are computed on, and nothing else. */
  @JsonProperty("test")
  TEST;

  /** The name in JSON and in object keys. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
