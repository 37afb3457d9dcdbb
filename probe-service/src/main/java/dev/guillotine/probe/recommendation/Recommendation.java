package dev.guillotine.probe.recommendation;

import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.CutRegret;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.probe.fit.Difference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Where to cut. The cut with the best validation score is recommended; of equal ones the one
 * nearest to the input, which is the cheapest to keep. The test split has no say in it: it tells
 * how far the others are behind, and which of them cannot be told from it.
 */
public final class Recommendation {
  private Recommendation() {}

  /**
   * The recommendation that follows from the scores of all cuts.
   *
   * @param scores of one checkpoint, data set, task and probe, one per cut, at least one
   * @param siblings how many recommendations the checkpoint gets for its data, this one included
   * @param now when it is made
   */
  public static CutRecommended of(List<ScoredCut> scores, int siblings, Instant now) {
    List<ScoredCut> byDepth =
        scores.stream().sorted(Comparator.comparingInt(score -> score.cut().index())).toList();
    ScoredCut best = byDepth.get(0);
    for (ScoredCut score : byDepth) {
      if (score.told().validation() > best.told().validation()) {
        best = score;
      }
    }
    ScoredCut output = byDepth.get(byDepth.size() - 1);
    ScoredCut backbone =
        byDepth.stream()
            .filter(score -> score.cut().role() == CutPoint.Role.BACKBONE)
            .findFirst()
            .orElse(output);
    LayerScored told = best.told();
    ScoredCut chosen = best;
    List<CutRegret> regrets = byDepth.stream().map(score -> score.regret(chosen)).toList();
    List<String> ties =
        regrets.stream()
            .filter(regret -> regret.interval().low() <= 0)
            .map(CutRegret::cut)
            .toList();
    Difference gap = backbone.found().minus(output.found());
    boolean aboveChance = told.interval().low() > told.chance();
    return new CutRecommended(
        told.runId(),
        now,
        told.checkpoint(),
        told.data(),
        told.task(),
        told.probe(),
        told.metric(),
        best.score(),
        backbone.score(),
        output.score(),
        gap.value(),
        gap.interval(),
        regrets,
        ties,
        ties.get(0),
        aboveChance,
        siblings,
        new Sentence(told, backbone.told(), output.told(), ties, aboveChance).text(),
        told.protocol());
  }
}
