package dev.guillotine.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelHeightsTest {

  @Test
  void shouldLeaveLabelsWhereTheyWishToBeWhenThereIsRoom() {
    assertThat(LabelHeights.of(List.of(90.0, 30.0, 60.0), 20, 0, 100))
        .containsExactly(90.0, 30.0, 60.0);
  }

  @Test
  void shouldSpreadLabelsThatWouldOverlapAroundTheMeanOfTheirWishes() {
    assertThat(LabelHeights.of(List.of(51.0, 50.0, 49.0), 20, 0, 100))
        .containsExactly(70.0, 50.0, 30.0);
  }

  @Test
  void shouldKeepLabelsBetweenTopAndBottom() {
    assertThat(LabelHeights.of(List.of(2.0, 1.0, 99.0, 99.0), 20, 0, 100))
        .containsExactly(20.0, 0.0, 80.0, 100.0);
  }

  @Test
  void shouldNeverLetLabelsOverlapHoweverManyThereAre() {
    List<Double> wishes =
        IntStream.range(0, 60).mapToObj(i -> 500 + 499 * Math.sin(i * i)).toList();

    List<Double> sorted = LabelHeights.of(wishes, 15, 0, 1_000).stream().sorted().toList();

    assertThat(sorted.get(0)).isNotNegative();
    assertThat(sorted.get(59)).isLessThanOrEqualTo(1_000 + 1e-9);
    for (int i = 1; i < sorted.size(); i++) {
      assertThat(sorted.get(i) - sorted.get(i - 1)).isGreaterThan(15 - 1e-9);
    }
  }

  @Test
  void shouldHaveNothingToPlaceWhereThereAreNoLabels() {
    assertThat(LabelHeights.of(List.of(), 15, 0, 100)).isEmpty();
  }
}
