package dev.guillotine.contracts.event;

import dev.guillotine.contracts.validation.Required;

/**
 * A cut's name with its score on the test split.
 *
 * @param cut name of the cut point
 * @param value the score
 * @param standardError of the score
 */
public record CutScore(String cut, double value, double standardError) {
  public CutScore {
    Required.text("cut", cut);
    Required.finite("value", value);
    Required.finite("standardError", standardError);
  }
}
