package dev.guillotine.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.event.Metric;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @Test
  void shouldBeginAndEndAtRoundNumbersAroundTheValues() {
    Axis axis = Axis.covering(DoubleStream.of(0.318, 0.468), 6);

    assertThat(axis.marks().stream().map(mark -> axis.label(mark, Metric.ACCURACY)))
        .containsExactly("30", "35", "40", "45", "50");
    assertThat(axis.position(0.30)).isCloseTo(0, within(1e-9));
    assertThat(axis.position(0.50)).isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldLabelMarksInTheUnitOfTheMetricWithoutDecimalsThatSayNothing() {
    Axis axis = Axis.covering(DoubleStream.of(-0.12, 0.97), 6);

    assertThat(axis.marks().stream().map(mark -> axis.label(mark, Metric.R2)))
        .containsExactly("-0.2", "0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(axis.marks().stream().map(mark -> axis.label(mark, Metric.MEAN_AVERAGE_PRECISION)))
        .containsExactly("-20", "0", "20", "40", "60", "80", "100");
  }

  @Test
  void shouldGiveMarksThatDifferDifferentLabels() {
    Axis axis = Axis.covering(DoubleStream.of(0.7011, 0.7013), 6);

    assertThat(axis.marks().stream().map(mark -> axis.label(mark, Metric.ACCURACY)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "0,1",
    "0.1,0.1",
    "0.701,0.7013",
    "0.05,0.99",
    "0.249,0.251",
    "0,0",
    "-0.03,0.99",
    "-7.2,1",
    "0.9991,0.9999"
  })
  void shouldHoldAnyValuesWithFewMarks(double least, double most) {
    Axis axis = Axis.covering(DoubleStream.of(least, most), 6);

    assertThat(axis.marks()).hasSizeBetween(2, 7);
    assertThat(axis.position(least)).isBetween(-1e-9, 1.0);
    assertThat(axis.position(most)).isBetween(0.0, 1 + 1e-9);
  }
}
