package dev.guillotine.standalone.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the elements of an SVG document; looks are given by classes of its style sheet. */
final class SvgCanvas {
  private final StringBuilder elements = new StringBuilder();

  /** A point in pixels, from the top left. */
  record Point(double x, double y) {}

  /** Words. */
  void text(String style, double x, double y, String words) {
    add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, escaped(words));
  }

  /** A name and, beside it, words about it in another style. */
  void label(double x, double y, String nameStyle, String name, String wordsStyle, String words) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\"><tspan class=\"%s\">%s</tspan>"
            + "<tspan class=\"%s\" dx=\"8\">%s</tspan></text>",
        x, y, nameStyle, escaped(name), wordsStyle, escaped(words));
  }

  /** A straight line. */
  void line(String style, Point from, Point to) {
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        style, from.x(), from.y(), to.x(), to.y());
  }

  /** A line through points. */
  void polyline(String style, List<Point> points) {
    add("<polyline class=\"%s\" points=\"%s\"/>", style, coordinates(points));
  }

  /** A filled shape with corners. */
  void polygon(String style, List<Point> corners) {
    add("<polygon class=\"%s\" points=\"%s\"/>", style, coordinates(corners));
  }

  private static String coordinates(List<Point> points) {
    return points.stream()
        .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
        .collect(Collectors.joining(" "));
  }

  /** A rectangle. */
  void rectangle(String style, double x, double y, double width, double height) {
    add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
        style, x, y, width, height);
  }

  /** A circle. */
  void circle(String style, Point centre, double radius) {
    add(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>",
        style, centre.x(), centre.y(), radius);
  }

  /** A square that stands on an edge. */
  void square(String style, Point centre, double half) {
    rectangle(style, centre.x() - half, centre.y() - half, 2 * half, 2 * half);
  }

  /**
   * The document.
   *
   * @param title what it shows, for those who can't see it
   * @param description what is to be seen, likewise
   * @param styleSheet looks of the classes
   */
  String document(int width, int height, String title, String description, String styleSheet) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
    role="img" aria-labelledby="title description">
    <title id="title">%s</title>
    <desc id="description">%s</desc>
    <style>
    %s</style>
    %s</svg>
    """
        .formatted(
            width,
            height,
            width,
            height,
            escaped(title),
            escaped(description),
            styleSheet,
            elements);
  }

  private void add(String element, Object... values) {
    elements.append(String.format(Locale.ROOT, element, values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
