package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import java.util.Locale;
import java.util.Optional;

/** How numbers and names are written in every form of the report. */
final class Words {
  /** Name of the detail that says by how much an angle is missed. */
  private static final String DEGREES = "errorDegrees";

  private Words() {}

  /** The name of a probe. */
  static String of(ProbeKind probe) {
    return switch (probe) {
      case LINEAR -> "linear";
      case KNN -> "kNN";
      case RIDGE -> "ridge";
      case MLP -> "MLP";
    };
  }

  /** The name of a metric, with its unit. */
  static String of(Metric metric) {
    return switch (metric) {
      case ACCURACY -> "accuracy, %";
      case R2 -> "R²";
      case MEAN_AVERAGE_PRECISION -> "mean average precision, %";
    };
  }

  /** The name of a metric in few letters, with its unit. */
  static String brief(Metric metric) {
    return switch (metric) {
      case ACCURACY -> "acc. %";
      case R2 -> "R²";
      case MEAN_AVERAGE_PRECISION -> "mAP %";
    };
  }

  /** What a score is multiplied by to be written: shares are percentages, R² is itself. */
  static int scale(Metric metric) {
    return switch (metric) {
      case ACCURACY, MEAN_AVERAGE_PRECISION -> 100;
      case R2 -> 1;
    };
  }

  /** A score to a thousandth: {@code 46.8} as a percentage, {@code 0.468} as R². */
  static String value(Metric metric, double value) {
    return metric == Metric.R2 ? decimals(value, 3) : decimals(scale(metric) * value, 1);
  }

  /** A score and its standard error. */
  static String value(Metric metric, double value, double standardError) {
    return value(metric, value) + " ± " + value(metric, standardError);
  }

  /** A score in four characters or so: {@code 46.8} as a percentage, {@code 0.47} as R². */
  static String brief(Metric metric, double value) {
    return metric == Metric.R2 ? decimals(value, 2) : value(metric, value);
  }

  /** By how much the probe misses an angle, as {@code 14°}; none for scores of anything else. */
  static Optional<String> degrees(LayerScored score) {
    return Optional.ofNullable(score.details().get(DEGREES))
        .map(degrees -> decimals(degrees, degrees < 10 ? 1 : 0) + "°");
  }

  /** A score in short, with its error where it is that of an angle: {@code 0.93, 14°}. */
  static String brief(LayerScored score) {
    return brief(score.metric(), score.value())
        + degrees(score).map(degrees -> ", " + degrees).orElse("");
  }

  /** A number with so many decimals; what is rounded to nothing has no sign. */
  static String decimals(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
