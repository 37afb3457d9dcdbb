package dev.guillotine.representation.data.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorruptionKindTest {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  @ParameterizedTest
  @EnumSource
  void shouldBeCalledTheSameInJson(CorruptionKind kind) throws Exception {
    ObjectMapper mapper = new ObjectMapper();

    assertThat(mapper.writeValueAsString(kind)).isEqualTo('"' + kind.text() + '"');
    assertThat(mapper.readValue('"' + kind.text() + '"', CorruptionKind.class)).isEqualTo(kind);
  }

  /** Names lead to the draws: kinds whose names met would share them. */
  @Test
  void shouldHaveNamesThatHashApart() {
    assertThat(Arrays.stream(CorruptionKind.values()).map(kind -> kind.text().hashCode()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseOtherSeverities(CorruptionKind kind) {
    for (int severity : new int[] {0, 6, -1}) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> kind.of(SHAPE, severity))
          .withMessage("severity: %d is not allowed; allowed: an integer from 1 to 5", severity);
    }
  }

  @Test
  void shouldRefuseImagesThatAreTooSmall() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> CorruptionKind.JPEG.of(new ImageShape(3, 7, 32), 1))
        .withMessageContainingAll("height: 7", "8");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> CorruptionKind.JPEG.of(new ImageShape(3, 32, 7), 1))
        .withMessageContainingAll("width: 7", "8");
  }

  @Test
  void shouldRefuseTwoChannels() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> CorruptionKind.JPEG.of(new ImageShape(2, 32, 32), 1))
        .withMessageContainingAll("channels: 2", "1 (grey) or 3 (RGB)");
  }
}
