package dev.guillotine.contracts.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;

/**
 * One split of a data set.
 *
 * @param split which part
 * @param samples how many there are
 * @param picture a contact sheet of its first samples (PNG); absent for signals
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it is, never compared
public record SplitDescription(
    Split split, int samples, @JsonInclude(JsonInclude.Include.NON_NULL) byte[] picture) {
  public SplitDescription {
    Required.present("split", split);
    new IntegerRange("samples", 0, 1, Integer.MAX_VALUE).require(samples);
  }
}
