package dev.guillotine.contracts.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Shape of one sample of a data set. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(ImageShape.class), @JsonSubTypes.Type(SignalShape.class)})
public sealed interface SampleShape permits ImageShape, SignalShape {
  /** Values in one sample. */
  int values();

  /** Bytes of one sample as it is stored. */
  int bytes();

  /** Number of channels. */
  int channels();
}
