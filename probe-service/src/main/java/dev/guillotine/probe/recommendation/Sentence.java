package dev.guillotine.probe.recommendation;

import dev.guillotine.contracts.event.LayerScored;
import java.util.List;
import java.util.Locale;

/**
 * A recommendation in plain words.
 *
 * @param best the cut that validation prefers
 * @param backbone the customary cut
 * @param output where nothing is cut
 * @param ties names of the cuts that cannot be told from the best, itself included, from input to
 *     output
 * @param aboveChance whether the best serves at all
 */
record Sentence(
    LayerScored best,
    LayerScored backbone,
    LayerScored output,
    List<String> ties,
    boolean aboveChance) {
  /** With fewer test samples, intervals promise more than they hold. */
  private static final int FEW = 30;

  /** One to three sentences. */
  String text() {
    return aboveChance ? found() + others() + few() : nothing() + few();
  }

  private String nothing() {
    return "No cut serves %s: the %s probe reaches %s at %s, the best on validation, and a constant guess %s."
        .formatted(
            best.task(), probe(), withError(best), best.cut().name(), plain(best, best.chance()));
  }

  private String found() {
    String reached =
        "Cut at %s for %s: the %s probe reaches %s there"
            .formatted(best.cut().name(), best.task(), probe(), withError(best));
    if (best.cut().equals(output.cut())) {
      return reached + ", at the network's output: nothing is gained by cutting.";
    }
    String against = ", against " + plain(output) + " at the network's output";
    return best.cut().equals(backbone.cut())
        ? reached + against + "."
        : reached + against + " and " + plain(backbone) + " at the customary cut.";
  }

  /** What is as good, as far as the test samples tell, and what of it is cheaper. */
  private String others() {
    List<String> others = ties.stream().filter(cut -> !cut.equals(best.cut().name())).toList();
    if (others.isEmpty()) {
      return "";
    }
    String cheapest = ties.get(0);
    String which =
        cheapest.equals(best.cut().name()) ? "" : "; the cheapest of them is " + cheapest;
    return " Not told apart from it: " + String.join(", ", others) + which + ".";
  }

  private String few() {
    return best.samples() < FEW
        ? " Do not rely on it: there are %d test samples.".formatted(best.samples())
        : "";
  }

  private String probe() {
    return switch (best.probe()) {
      case LINEAR -> "linear";
      case KNN -> "kNN";
      case RIDGE -> "ridge";
      case MLP -> "MLP";
    };
  }

  private static String plain(LayerScored score) {
    return plain(score, score.value());
  }

  private static String plain(LayerScored score, double value) {
    return switch (score.metric()) {
      case ACCURACY -> percent(value);
      case MEAN_AVERAGE_PRECISION -> "a mean average precision of " + percent(value);
      case R2 -> "an R² of " + decimals(value, 2);
    };
  }

  private static String withError(LayerScored score) {
    String error =
        switch (score.metric()) {
          case ACCURACY, MEAN_AVERAGE_PRECISION -> percent(score.standardError());
          case R2 -> decimals(score.standardError(), 2);
        };
    return plain(score).replace(" %", "") + " ± " + error;
  }

  private static String percent(double share) {
    return decimals(100 * share, 1) + " %";
  }

  /** What is rounded to nothing has no sign. */
  private static String decimals(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
