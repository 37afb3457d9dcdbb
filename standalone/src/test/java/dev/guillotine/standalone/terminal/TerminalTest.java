package dev.guillotine.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void shouldRedrawWhatIsShownBelowWhatIsSaid() {
    LiveTerminal terminal = new LiveTerminal(out, 80);

    terminal.show(List.of("one 1 %", "two 2 %"));
    terminal.say("a service died");
    terminal.show(List.of("one 3 %", "two 4 %"));
    terminal.settle();
    terminal.say("done");

    assertThat(written())
        .isEqualTo(
            "one 1 %\ntwo 2 %\n"
                + "\u001b[2A\r\u001b[Ja service died\none 1 %\ntwo 2 %\n"
                + "\u001b[2A\r\u001b[Jone 3 %\ntwo 4 %\n"
                + "done\n");
  }

  @Test
  void shouldCutWhatWouldNotFitInARow() {
    new LiveTerminal(out, 20).show(List.of("x".repeat(30)));

    assertThat(written()).isEqualTo("x".repeat(18) + "…\n");
  }

  @Test
  void shouldSayNowAndThenWhatChangedWhereTheCursorCannotMove() {
    SteppingClock clock = new SteppingClock();
    PlainTerminal terminal = new PlainTerminal(out, clock, Duration.ofSeconds(10));

    terminal.show(List.of("one 1 %", "two waits"));
    clock.step(5);
    terminal.show(List.of("one 2 %", "two waits"));
    clock.step(5);
    terminal.show(List.of("one 3 %", "two waits"));
    clock.step(1);
    terminal.show(List.of("one 4 %", "two done"));
    terminal.settle();

    assertThat(written()).isEqualTo("one 1 %\ntwo waits\none 3 %\none 4 %\ntwo done\n");
  }

  @Test
  void shouldMoveTheCursorOnlyOnARealTerminal() {
    assertThat(Terminals.of(out, 80, Map.of("TERM", "xterm"))).isInstanceOf(LiveTerminal.class);
    assertThat(Terminals.of(out, 0, Map.of("TERM", "xterm"))).isInstanceOf(PlainTerminal.class);
    assertThat(Terminals.of(out, 80, Map.of("CI", "true"))).isInstanceOf(PlainTerminal.class);
    assertThat(Terminals.of(out, 80, Map.of("TERM", "dumb"))).isInstanceOf(PlainTerminal.class);
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static final class SteppingClock extends Clock {
    private Instant now = Instant.EPOCH;

    void step(int seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
