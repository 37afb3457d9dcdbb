package dev.guillotine.standalone.report;

import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;

/**
 * How the curves look. Their colours are blue, vermilion and green of Okabe and Ito (2008), which
 * people with any colour vision tell apart; the shapes of the points differ too.
 */
final class CurveStyle {
  /** The style sheet. */
  static final String SHEET =
      """
      text { font-family: "Helvetica Neue", Helvetica, Arial, sans-serif; font-size: 13px; fill: #333 }
      text.heading { font-size: 19px; font-weight: bold; fill: #111 }
      .small { font-size: 11.5px; fill: #6a6a6a }
      text.middle { text-anchor: middle }
      text.end { text-anchor: end }
      .best { font-weight: bold; fill: #111 }
      text.value { font-weight: bold; text-anchor: middle }
      text.halo { stroke: #fff; stroke-width: 4px; stroke-linejoin: round }
      text.linear { fill: #0072b2 }
      text.knn { fill: #b54f00 }
      text.mlp { fill: #8a3a7d }
      text.ridge { fill: #00694d }
      .page { fill: #fff }
      .projector { fill: #f7f5ef }
      .leader { fill: none; stroke: #c4c4c4; stroke-width: 1 }
      .grid { stroke: #e6e6e6; stroke-width: 1 }
      .grid.nothing { stroke: #9a9a9a }
      .border { stroke: #8d8878; stroke-width: 1.2; stroke-dasharray: 5 4 }
      .curve { fill: none; stroke-width: 2.4; stroke-linejoin: round; stroke-linecap: round }
      .control { fill: none; stroke: #a8a8a8; stroke-width: 1.2; stroke-linejoin: round }
      .control.knn { stroke-dasharray: 3 3 }
      .error { stroke-width: 1.3 }
      .curve.linear, .error.linear, .ring.linear { stroke: #0072b2 }
      .curve.knn, .error.knn, .ring.knn { stroke: #d55e00 }
      .curve.ridge, .error.ridge, .ring.ridge { stroke: #009e73 }
      .curve.mlp, .error.mlp, .ring.mlp { stroke: #aa4499 }
      .point { stroke: #fff; stroke-width: 1.5 }
      .point.linear { fill: #0072b2 }
      .point.knn { fill: #d55e00 }
      .point.ridge { fill: #009e73 }
      .point.mlp { fill: #aa4499 }
      .ring { fill: none; stroke-width: 2 }
      .ring.any { stroke: #555 }
      """;

  private CurveStyle() {}

  /** The class of everything that belongs to a probe. */
  static String of(ProbeKind probe) {
    return switch (probe) {
      case LINEAR -> "linear";
      case KNN -> "knn";
      case RIDGE -> "ridge";
      case MLP -> "mlp";
    };
  }
}
