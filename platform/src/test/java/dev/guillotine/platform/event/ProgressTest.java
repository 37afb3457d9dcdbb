package dev.guillotine.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final List<RunProgressed> told = new ArrayList<>();
  private final HandClock clock = new HandClock();
  private final EventPublisher publisher =
      (Event event, PastAttempts past) -> {
        told.add((RunProgressed) event);
        return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
      };
  private final Progress progress =
      new Progress(publisher, clock, new UUID(1, 2), Phase.TRAINING, "steps", 20, 100);

  @Test
  void shouldTellAtMostOnceASecondButAlwaysTheEnd() {
    progress.tell(1, 21, Map.of());
    clock.now = clock.now.plusMillis(500);
    progress.tell(1, 22, Map.of());
    clock.now = clock.now.plusMillis(500);
    progress.tell(1, 23, Map.of());
    progress.tell(1, 100, Map.of());

    assertThat(told).extracting(RunProgressed::done).containsExactly(21L, 23L, 100L);
    assertThat(told).extracting(RunProgressed::step).containsExactly(21L, 23L, 100L);
  }

  @Test
  void shouldExpectTheRestAtThePaceOfThisAttempt() {
    clock.now = clock.now.plusSeconds(10);

    progress.tell(1, 40, Map.of("loss", 4.0, "broken", Double.NaN));

    assertThat(told.get(0).elapsedSeconds()).isEqualTo(10);
    assertThat(told.get(0).remainingSeconds()).isEqualTo(30);
    assertThat(told.get(0).metrics()).containsExactly(Map.entry("loss", 4.0));
  }

  @Test
  void shouldExpectNoEndWhenTheTotalIsNotKnown() {
    Progress reading =
        new Progress(publisher, clock, new UUID(1, 2), Phase.READING, "samples", 0, 0);
    clock.now = clock.now.plusSeconds(10);
    reading.tell(3, 120, 50, Map.of());
    reading.tell(3, 120, 60, Map.of());

    assertThat(told).singleElement().extracting(RunProgressed::done).isEqualTo(50L);
    assertThat(told.get(0).step()).isEqualTo(120);
    assertThat(told.get(0).remainingSeconds()).isZero();
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

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
