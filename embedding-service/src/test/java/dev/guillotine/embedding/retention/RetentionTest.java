package dev.guillotine.embedding.retention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.validation.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {
  @Test
  void shouldRefuseLengthsThatWouldKeepNothing() {
    assertThatThrownBy(() -> new Retention(Duration.ZERO, Optional.empty()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("grace: PT0S is not allowed");
    assertThatThrownBy(() -> new Retention(Duration.ofDays(1), Optional.of(Duration.ofDays(-1))))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("keep: PT-24H is not allowed");
  }
}
