package dev.guillotine.standalone.data;

import dev.guillotine.representation.data.store.Reading;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Shows how far something that goes through samples has come, once it takes a while; ends it when
 * its thread is interrupted.
 */
final class ReadingLine implements Reading {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PACE = Duration.ofMillis(200);

  private final Terminal terminal;
  private final Clock clock;
  private final String what;
  private final Instant began;
  private Instant next;

  /**
   * @param what is done, for example {@code reading}
   */
  ReadingLine(Terminal terminal, Clock clock, String what) {
    this.terminal = terminal;
    this.clock = clock;
    this.what = what;
    this.began = clock.instant();
    this.next = began.plus(PATIENCE);
  }

  @Override
  public void at(long samples) throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted after " + samples + " samples");
    }
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(PACE);
      double seconds = Duration.between(began, now).toMillis() / 1e3;
      terminal.show(
          List.of(
              String.format(
                  Locale.ROOT, "%s  %,d samples, %,.0f/s", what, samples, samples / seconds)));
    }
  }

  /** Takes the line away. */
  void end() {
    terminal.show(List.of());
    terminal.settle();
  }
}
