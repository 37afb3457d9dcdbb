package dev.guillotine.standalone.data;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.representation.data.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a task is and how its targets are spread, in few words. */
final class TaskWords {
  private TaskWords() {}

  /** The kind of a task, with its size. */
  static String kind(Task task) {
    if (task instanceof Task.Classification classification) {
      return number(classification.classes()) + " classes";
    }
    if (task instanceof Task.MultiLabel labels) {
      return number(labels.labels()) + " labels";
    }
    return task instanceof Task.Circular circular
        ? "angle, period " + brief(circular.period())
        : "number";
  }

  /** How targets of a task are spread: counts of classes, ranges of numbers. */
  static String spread(Task task, Targets targets) {
    if (targets instanceof Targets.Classes classes && task instanceof Task.Classification all) {
      long[] counts = new long[all.classes()];
      for (int label : classes.values()) {
        counts[label]++;
      }
      return range(counts) + " of each";
    }
    if (targets instanceof Targets.LabelSets labels) {
      return spread(labels);
    }
    return targets instanceof Targets.Numbers numbers ? spread(task, numbers) : "";
  }

  private static String spread(Targets.LabelSets labels) {
    long[] counts = new long[labels.labels()];
    long all = 0;
    for (int i = 0; i < labels.values().length; i++) {
      counts[i % counts.length] += labels.values()[i];
      all += labels.values()[i];
    }
    return String.format(
        Locale.ROOT,
        "%s of each, %.2f per sample",
        range(counts),
        (double) all / Math.max(1, labels.size()));
  }

  private static String spread(Task task, Targets.Numbers numbers) {
    var summary =
        IntStream.range(0, numbers.size())
            .mapToDouble(i -> numbers.values()[i])
            .summaryStatistics();
    if (summary.getCount() == 0) {
      return "none";
    }
    int decimals = decimals(summary.getMax() - summary.getMin());
    String range = fixed(summary.getMin(), decimals) + " to " + fixed(summary.getMax(), decimals);
    if (task instanceof Task.Circular) {
      return range;
    }
    double squares = 0;
    for (float value : numbers.values()) {
      squares += (value - summary.getAverage()) * (value - summary.getAverage());
    }
    return "%s, mean %s, deviation %s"
        .formatted(
            range,
            fixed(summary.getAverage(), decimals),
            fixed(Math.sqrt(squares / summary.getCount()), decimals));
  }

  /** Decimals that give a range three digits. */
  private static int decimals(double range) {
    return range > 0 ? (int) Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(range)))) : 2;
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** Whether classes or labels are called by their numbers. */
  static boolean areNumbers(List<String> names) {
    return IntStream.range(0, names.size())
        .allMatch(number -> names.get(number).equals(Integer.toString(number)));
  }

  /** Names of classes or labels, as many as fit. */
  static String names(List<String> names, int width) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String next = (i == 0 ? "" : ", ") + names.get(i);
      if (i > 0 && text.length() + next.length() + 3 > width) {
        return text + ", …";
      }
      text.append(next);
    }
    return text.toString();
  }

  private static String range(long[] counts) {
    var summary = Arrays.stream(counts).summaryStatistics();
    return summary.getMin() == summary.getMax()
        ? number(summary.getMin())
        : number(summary.getMin()) + " to " + number(summary.getMax());
  }

  /** A whole number with its thousands apart. */
  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A number with three digits that count. */
  static String brief(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return Long.toString((long) value);
    }
    return String.format(Locale.ROOT, Math.abs(value) < 1_000 ? "%.3g" : "%,.0f", value);
  }
}
