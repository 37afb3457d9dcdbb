package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.validation.RealRange;

/**
 * What the two views of a pair show, for every method that compares views: the same sample, or two
 * samples of one class.
 *
 * @param sameClass probability that the second view shows another sample of the first one's class,
 *     0 to 1, default 0
 * @param task the classification that says what is alike; default the set's first
 */
public record Positives(Double sameClass, @JsonInclude(JsonInclude.Include.NON_NULL) String task) {
  private static final RealRange SAME_CLASS = new RealRange("sameClass", 0, 0, 1);

  public Positives {
    sameClass = SAME_CLASS.require(sameClass);
  }
}
