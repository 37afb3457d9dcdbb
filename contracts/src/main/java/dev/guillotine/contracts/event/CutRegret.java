package dev.guillotine.contracts.event;

import dev.guillotine.contracts.validation.Required;

/**
 * What it costs to cut somewhere else than at the best cut: the best cut's score on the test split
 * minus this one's. Negative where the cut that validation preferred is not the best on test.
 *
 * @param cut name of the cut point
 * @param value the difference, in the metric of the scores
 * @param standardError of {@code value}, both cuts compared on the same samples
 * @param interval that holds {@code value} with 95 % confidence
 */
public record CutRegret(String cut, double value, double standardError, Interval interval) {
  public CutRegret {
    Required.text("cut", cut);
    Required.finite("value", value);
    Required.finite("standardError", standardError);
    Required.present("interval", interval);
  }
}
