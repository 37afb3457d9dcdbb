package dev.guillotine.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RunReadingTest {
  private final List<Event> told = new ArrayList<>();
  private final Lease lease = new Lease();
  private final RunReading reading =
      new RunReading(
          lease,
          (event, attempts) -> {
            told.add(event);
            return CompletableFuture.completedFuture(null);
          },
          new UUID(1, 2),
          3,
          120);

  @Test
  void shouldTellHowManySamplesWereReadButNotOfHowMany() throws IOException {
    reading.at(500);

    RunProgressed progress = (RunProgressed) told.get(0);
    assertThat(progress.phase()).isEqualTo(Phase.READING);
    assertThat(progress.epoch()).isEqualTo(3);
    assertThat(progress.step()).isEqualTo(120);
    assertThat(progress.done()).isEqualTo(500);
    assertThat(progress.total()).isZero();
    assertThat(progress.unit()).isEqualTo("samples");
  }

  @Test
  void shouldEndWithTheLease() {
    lease.end("the service stops");

    assertThatThrownBy(() -> reading.at(500))
        .isInstanceOf(IOException.class)
        .hasMessage("the service stops");
    assertThat(told).isEmpty();
  }
}
