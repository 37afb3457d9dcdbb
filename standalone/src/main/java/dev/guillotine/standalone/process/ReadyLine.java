package dev.guillotine.standalone.process;

import java.time.Duration;
import java.util.Locale;

/** How people are told that something runs; columns line up from line to line. */
public final class ReadyLine {
  private ReadyLine() {}

  /**
   * One line.
   *
   * @param name what runs
   * @param address where it listens
   * @param home the process it runs in, in words
   * @param took from its start until it could work
   */
  public static String of(String name, Object address, String home, Duration took) {
    return String.format(
        Locale.ROOT, "%-10s %-26s %-14s %5.1f s", name, address, home, took.toMillis() / 1e3);
  }
}
