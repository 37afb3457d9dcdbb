package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.RealRange;

/**
 * A small part of the samples that probes are otherwise fitted on: a share of them, with the
 * classes in proportion, or so many of each class.
 *
 * @param percent share in percent, above 0 and at most 100; absent when {@code perClass} is given
 * @param perClass samples of each class, 1 to 100,000; absent when {@code percent} is given
 * @param draw which of many such parts, from 0, default 0
 */
public record FewShot(
    @JsonInclude(JsonInclude.Include.NON_NULL) Double percent,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer perClass,
    Integer draw) {
  private static final RealRange PERCENT = new RealRange("percent", 1, 1e-4, 100);
  private static final IntegerRange PER_CLASS = new IntegerRange("perClass", 1, 1, 100_000);
  private static final IntegerRange DRAW = new IntegerRange("draw", 0, 0, 1_000_000);

  public FewShot {
    if ((percent == null) == (perClass == null)) {
      throw new InvalidValueException(
          "percent", percent, "a number, where \"perClass\" is absent; one of the two is needed");
    }
    percent = percent == null ? null : Double.valueOf(PERCENT.require(percent));
    perClass = perClass == null ? null : Integer.valueOf(PER_CLASS.require(perClass));
    draw = DRAW.require(draw);
  }
}
