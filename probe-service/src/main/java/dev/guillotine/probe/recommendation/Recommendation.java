package dev.guillotine.probe.recommendation;

import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.CutScore;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.network.CutPoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Where to cut. The cut with the best validation score is recommended; of equal ones the one
 * nearest to the input, which is the cheapest to keep. The test split has no say in it.
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
  public static CutRecommended of(List<LayerScored> scores, int siblings, Instant now) {
    List<LayerScored> byDepth =
        scores.stream().sorted(Comparator.comparingInt(score -> score.cut().index())).toList();
    LayerScored best = byDepth.get(0);
    for (LayerScored score : byDepth) {
      if (score.validation() > best.validation()) {
        best = score;
      }
    }
    LayerScored output = byDepth.get(byDepth.size() - 1);
    LayerScored backbone =
        byDepth.stream()
            .filter(score -> score.cut().role() == CutPoint.Role.BACKBONE)
            .findFirst()
            .orElse(output);
    return new CutRecommended(
        best.runId(),
        now,
        best.checkpoint(),
        best.data(),
        best.task(),
        best.probe(),
        best.metric(),
        score(best),
        score(backbone),
        score(output),
        backbone.value() - output.value(),
        siblings,
        sentence(best, backbone, output),
        best.protocol());
  }

  private static CutScore score(LayerScored score) {
    return new CutScore(score.cut().name(), score.value(), score.standardError());
  }

  private static String sentence(LayerScored best, LayerScored backbone, LayerScored output) {
    String found =
        "Cut at %s for %s: the %s probe reaches %s there"
            .formatted(
                best.cut().name(),
                best.task(),
                best.probe().name().toLowerCase(Locale.ROOT),
                withError(best));
    if (best.cut().equals(output.cut())) {
      return found + ", at the network's output: nothing is gained by cutting.";
    }
    String against = ", against " + plain(output) + " at the network's output";
    return best.cut().equals(backbone.cut())
        ? found + against + "."
        : found + against + " and " + plain(backbone) + " at the customary cut.";
  }

  private static String plain(LayerScored score) {
    return switch (score.metric()) {
      case ACCURACY -> String.format(Locale.ROOT, "%.1f %%", 100 * score.value());
      case MEAN_AVERAGE_PRECISION ->
          String.format(Locale.ROOT, "a mean average precision of %.1f %%", 100 * score.value());
      case R2 -> String.format(Locale.ROOT, "an R² of %.2f", score.value());
    };
  }

  private static String withError(LayerScored score) {
    return switch (score.metric()) {
      case ACCURACY ->
          String.format(
              Locale.ROOT, "%.1f ± %.1f %%", 100 * score.value(), 100 * score.standardError());
      case MEAN_AVERAGE_PRECISION ->
          String.format(
              Locale.ROOT,
              "a mean average precision of %.1f ± %.1f %%",
              100 * score.value(),
              100 * score.standardError());
      case R2 ->
          String.format(Locale.ROOT, "an R² of %.2f ± %.2f", score.value(), score.standardError());
    };
  }
}
