package dev.guillotine.representation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void shouldDoEverySlotOnce(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(1000);
    AtomicInteger asked = new AtomicInteger();
    try (Workers workers = new Workers(threads)) {
      workers.forEach(
          1000,
          () -> {
            asked.incrementAndGet();
            return done::incrementAndGet;
          });
    }

    for (int slot = 0; slot < 1000; slot++) {
      assertThat(done.get(slot)).isEqualTo(1);
    }
    assertThat(asked).hasValue(threads);
  }

  @Test
  void shouldDoNothingForNoSlots() {
    try (Workers workers = new Workers(2)) {
      workers.forEach(
          0,
          () -> {
            throw new AssertionError("not asked for");
          });
    }
  }

  @Test
  void shouldThrowWhatATaskThrewAndBeginNoFurtherSlot() {
    AtomicInteger begun = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(
              () ->
                  workers.forEach(
                      1_000_000,
                      () ->
                          slot -> {
                            begun.incrementAndGet();
                            throw new UncheckedIOException(new IOException("unreadable"));
                          }))
          .withMessageContaining("unreadable");
    }

    assertThat(begun.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void shouldFinishAndStayInterruptedWhenTheCallerIsInterrupted() {
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      Thread.currentThread().interrupt();
      workers.forEach(100, () -> slot -> done.incrementAndGet());
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(done).hasValue(100);
  }

  @Test
  void shouldRefuseToWorkWithoutThreads() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Workers(0))
        .withMessageContaining("threads: 0");
  }
}
