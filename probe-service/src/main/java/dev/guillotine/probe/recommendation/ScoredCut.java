package dev.guillotine.probe.recommendation;

import dev.guillotine.contracts.event.CutRegret;
import dev.guillotine.contracts.event.CutScore;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.probe.fit.Difference;
import dev.guillotine.probe.fit.Score;

/**
 * One cut's score, as it is told and as it was found.
 *
 * @param told to everybody
 * @param found on the test split, with what a comparison with other cuts needs
 */
public record ScoredCut(LayerScored told, Score found) {
  /** Where. */
  CutPoint cut() {
    return told.cut();
  }

  /** Its name and score. */
  CutScore score() {
    return new CutScore(cut().name(), found.value(), found.standardError());
  }

  /** What cutting here costs against another cut. */
  CutRegret regret(ScoredCut best) {
    Difference behind = best.found.minus(found);
    return new CutRegret(cut().name(), behind.value(), behind.standardError(), behind.interval());
  }
}
