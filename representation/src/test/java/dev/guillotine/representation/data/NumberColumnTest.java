package dev.guillotine.representation.data;

import static dev.guillotine.contracts.specification.Split.TEST;
import static dev.guillotine.contracts.specification.Split.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.data.Task;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberColumnTest {

  @Test
  void shouldKeepNumbersAsTheyAre() throws UnusableDataException {
    NumberColumn column = new NumberColumn();
    column.add(TRAIN, 370);
    column.add(TRAIN, -0.1);
    column.add(TEST, 1e30);

    assertThat(column.task("size")).isEqualTo(new Task.Regression("size"));
    assertThat(column.targets(TRAIN).values()).containsExactly(370, -0.1f);
    assertThat(column.targets(TEST).values()).containsExactly(1e30f);
    assertThat(column.names()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "90, 90",
    "359.5, 359.5",
    "360, 0",
    "370, 10",
    "720, 0",
    "-90, 270",
    "-360, 0",
    "-450, 270",
    "-1e-20, 0",
    "359.9999999999, 0",
    "3600000000000010, 10"
  })
  void shouldTurnAnglesRoundAtTheirPeriod(double angle, float expected)
      throws UnusableDataException {
    NumberColumn column = new NumberColumn(360);
    column.add(TRAIN, angle);

    assertThat(column.task("pose")).isEqualTo(new Task.Circular("pose", 360));
    assertThat(column.targets(TRAIN).values()).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 360, 2 * Math.PI, 0.1, 1e-9, 1e9})
  void shouldKeepEveryAngleBelowItsPeriod(double period) throws UnusableDataException {
    NumberColumn column = new NumberColumn(period);
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      double whole = period * random.nextInt(1_000_000);
      column.add(TRAIN, whole);
      column.add(TRAIN, Math.nextDown(whole));
      column.add(TRAIN, -Math.nextUp(whole));
      column.add(TRAIN, (random.nextDouble() - 0.5) * 1e300);
    }

    for (float value : column.targets(TRAIN).values()) {
      assertThat(value >= 0 && value < period).as("%s", value).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39, -1e39})
  void shouldRefuseWhatIsNotFinite(double value) {
    NumberColumn column = new NumberColumn();

    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> column.add(TRAIN, value))
        .withMessage("found " + value + ", expected a finite number");
    assertThat(column.size(TRAIN)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void shouldRefuseAnglesThatAreNotFinite(double value) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> new NumberColumn(360).add(TRAIN, value))
        .withMessageContaining("a finite number");
  }
}
