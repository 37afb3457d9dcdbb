package dev.guillotine.standalone.report;

import java.util.List;

/**
 * How the lines of many tasks are told apart: by colour (those of Okabe and Ito, 2008, the light
 * ones darkened or replaced for white paper), by mark, filled or not, and by dash. The numbers of
 * colours, marks and dashes have no common divisor, pair by pair: the first 120 tasks all look
 * different.
 */
final class TaskStyle {
  private static final List<String> COLOURS =
      List.of(
          "#111111", "#0072b2", "#d55e00", "#009e73", "#b0578d", "#3d9bd4", "#b87900", "#8a8a8a");
  private static final List<String> DASHES = List.of("none", "7 4", "2 3.5");

  private static final List<CurveMark> MARKS = List.of(CurveMark.values());

  private final int number;

  /**
   * @param number of the task, from 0
   */
  TaskStyle(int number) {
    this.number = number;
  }

  /** The class of everything that belongs to the task. */
  String name() {
    return "task" + number;
  }

  /** The shape of its points. */
  CurveMark mark() {
    return MARKS.get(number % MARKS.size());
  }

  /** The looks of its class. */
  String sheet() {
    String colour = COLOURS.get(number % COLOURS.size());
    boolean filled = number / MARKS.size() % 2 == 0;
    return """
        .curve.%1$s, .ring.%1$s, .point.%1$s { stroke: %2$s }
        .curve.%1$s { stroke-dasharray: %3$s; stroke-width: %5$s }
        .point.%1$s { fill: %4$s }
        """
        .formatted(
            name(),
            colour,
            DASHES.get(number % DASHES.size()),
            filled ? colour : "#fff",
            number == 0 ? 3.2 : 2.2);
  }
}
