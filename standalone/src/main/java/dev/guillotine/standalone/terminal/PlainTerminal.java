package dev.guillotine.standalone.terminal;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A file, a pipe or a build's log: what is shown is said now and then, where it changed. */
public final class PlainTerminal implements Terminal {
  private final PrintStream out;
  private final Clock clock;
  private final Duration pace;
  private Instant next = Instant.MIN;
  private List<String> said = List.of();
  private List<String> shown = List.of();

  /**
   * A terminal.
   *
   * @param out where it is
   * @param pace time between two looks at what is shown
   */
  public PlainTerminal(PrintStream out, Clock clock, Duration pace) {
    this.out = out;
    this.clock = clock;
    this.pace = pace;
  }

  @Override
  public synchronized void say(String line) {
    out.println(line);
  }

  @Override
  public synchronized void show(List<String> block) {
    shown = List.copyOf(block);
    if (!clock.instant().isBefore(next)) {
      next = clock.instant().plus(pace);
      sayChanges();
    }
  }

  @Override
  public synchronized void settle() {
    sayChanges();
    said = List.of();
    shown = List.of();
    next = Instant.MIN;
  }

  private void sayChanges() {
    shown.stream().filter(line -> !said.contains(line)).forEach(out::println);
    said = shown;
  }
}
