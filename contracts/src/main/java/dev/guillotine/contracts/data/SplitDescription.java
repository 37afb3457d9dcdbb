package dev.guillotine.contracts.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import java.util.Base64;
import java.util.Optional;

/**
 * One split of a data set.
 *
 * @param split which part
 * @param samples how many there are
 * @param picture a contact sheet of its first samples, a PNG in Base64 (RFC 4648); absent for
 *     signals
 */
public record SplitDescription(
    Split split, int samples, @JsonInclude(JsonInclude.Include.NON_NULL) String picture) {
  public SplitDescription {
    Required.present("split", split);
    new IntegerRange("samples", 0, 1, Integer.MAX_VALUE).require(samples);
    decoded(picture);
  }

  /** With a picture, where there is one. */
  public static SplitDescription of(Split split, int samples, Optional<byte[]> png) {
    return new SplitDescription(
        split, samples, png.map(Base64.getEncoder()::encodeToString).orElse(null));
  }

  /** The picture, where there is one. */
  public Optional<byte[]> png() {
    return decoded(picture);
  }

  private static Optional<byte[]> decoded(String picture) {
    try {
      return Optional.ofNullable(picture).map(Base64.getDecoder()::decode);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("picture", picture, "bytes in Base64");
    }
  }
}
