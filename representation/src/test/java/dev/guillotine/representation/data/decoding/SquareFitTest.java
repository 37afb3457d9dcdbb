package dev.guillotine.representation.data.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.validation.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SquareFitTest {
  @Test
  void shouldTellItsShape() {
    assertThat(new SquareFit(64, 3).shape()).isEqualTo(new ImageShape(3, 64, 64));
  }

  @Test
  void shouldRoundTheLongerSideDown() {
    assertThat(new SquareFit(64, 3).resized(500, 375)).isEqualTo(85);
    assertThat(new SquareFit(64, 3).resized(67_108_864, 1)).isEqualTo(4_294_967_296L);
  }

  /** Python's round, which torchvision calls, sends a half to the even neighbour. */
  @ParameterizedTest
  @CsvSource({"64, 0", "65, 0", "66, 1", "67, 2", "85, 10", "81, 8", "83, 10"})
  void shouldCropTheMiddle(long resized, long start) {
    assertThat(new SquareFit(64, 3).cropStart(resized)).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, size",
    "4097, 3, size",
    "64, 0, channels",
    "64, 2, channels",
    "64, 4, channels"
  })
  void shouldRefuseWhatItCannotMake(int size, int channels, String field) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new SquareFit(size, channels))
        .withMessageStartingWith(field + ": ");
  }
}
