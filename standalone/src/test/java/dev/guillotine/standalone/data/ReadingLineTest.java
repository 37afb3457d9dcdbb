package dev.guillotine.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.standalone.terminal.LiveTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReadingLineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final LiveTerminal terminal =
      new LiveTerminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80);
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final ReadingLine line = new ReadingLine(terminal, clock(), "reading");

  @Test
  void shouldSayNothingOfWhatIsDoneAtOnce() throws IOException {
    line.at(1);
    line.at(2);

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void shouldShowSamplesAndPaceNowAndThen() throws IOException {
    line.at(1);
    now = now.plus(Duration.ofSeconds(2));
    line.at(3_000);
    line.at(3_001);
    now = now.plus(Duration.ofSeconds(2));
    line.at(8_000);

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("reading  3,000 samples, 1,500/s", "reading  8,000 samples, 2,000/s")
        .doesNotContain("3,001");
  }

  @Test
  void shouldEndTheReadingWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> line.at(5));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }
}
