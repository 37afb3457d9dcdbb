package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import java.util.Locale;

/** How numbers and names are written in every form of the report. */
final class Words {
  private Words() {}

  /** The name of a probe. */
  static String of(ProbeKind probe) {
    return switch (probe) {
      case LINEAR -> "linear";
      case KNN -> "kNN";
    };
  }

  /** The name of a metric, with its unit. */
  static String of(Metric metric) {
    return switch (metric) {
      case ACCURACY -> "accuracy, %";
    };
  }

  /** A share as a percentage with one decimal. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** A share and its standard error as percentages. */
  static String percent(double share, double standardError) {
    return percent(share) + " ± " + percent(standardError);
  }
}
