package dev.guillotine.representation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.FewShot;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FewShotsTest {
  private static final SignalShape SHAPE = new SignalShape(1, 1);

  private final MemorySet set =
      MemorySet.of(MemorySamples.random(SHAPE, 4_100, 10, 1))
          .withTest(MemorySamples.random(SHAPE, 10, 10, 2));
  private final Selection samples = new Splits(set, 100).samples(Split.TRAIN);

  /** A share is rounded up; 3,000 · 1.1 / 100 is 33.000000000000007 in binary numbers. */
  @ParameterizedTest
  @CsvSource({
    "3000, 1.1, 33",
    "3000, 1, 30",
    "2999, 1, 30",
    "3001, 1, 31",
    "4000, 0.0001, 1",
    "1, 0.5, 1",
    "7, 100, 7",
    "1000, 0.7, 7",
    "10, 99.99, 10"
  })
  void shouldRoundAShareUp(int size, double percent, int expected) {
    assertThat(FewShots.of(set, samples.first(size), new FewShot(percent, null, null)).size())
        .isEqualTo(expected);
  }

  @Test
  void shouldKeepTheClassesOfAShareInProportion() {
    Selection few = FewShots.of(set, samples, new FewShot(5.0, null, null));

    assertThat(histogram(few)).allMatch(count -> Math.abs(count - 20) <= 2);
  }

  @Test
  void shouldGiveExactlySoManyOfEachClass() {
    Selection few = FewShots.of(set, samples, new FewShot(null, 7, null));

    assertThat(few.size()).isEqualTo(70);
    assertThat(histogram(few)).containsOnly(7);
    assertThat(new HashSet<>(sources(few))).hasSize(70);
    assertThat(sources(samples)).containsAll(sources(few));
  }

  @Test
  void shouldDrawAnewForEachNumberAndTheSameForOne() {
    Set<List<Integer>> draws = new HashSet<>();
    for (int draw = 0; draw < 5; draw++) {
      FewShot shots = new FewShot(null, 3, draw);
      draws.add(sources(FewShots.of(set, samples, shots)));

      assertThat(sources(FewShots.of(set, samples, shots)))
          .isEqualTo(sources(FewShots.of(set, samples, shots)));
    }

    assertThat(draws).hasSize(5);
  }

  @Test
  void shouldNameTheClassThatHasTooFew() {
    int[] labels = new int[100];
    labels[3] = 1;
    labels[50] = 1;
    MemorySet unequal =
        MemorySet.of(MemorySamples.labelled(SHAPE, labels, 1))
            .withTest(MemorySamples.random(SHAPE, 10, 2, 2))
            .withValidation(MemorySamples.random(SHAPE, 10, 2, 2));
    Selection all = new Splits(unequal, 10).samples(Split.TRAIN);
    FewShot three = new FewShot(null, 3, null);

    assertThat(histogram(FewShots.of(unequal, all, new FewShot(null, 2, null)))).startsWith(2, 2);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> FewShots.of(unequal, all, three))
        .withMessage(
            "shots.perClass: 3 is not allowed; allowed: at most 2, the samples of class 1 of task"
                + " class among those to train on");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> FewShots.of(unequal.withNames("owl", "wren"), all, three))
        .withMessageContaining("the samples of class \"wren\" of task class");
  }

  @Test
  void shouldDrawAShareButNotClassesWhereThereAreNone() {
    MemorySet numbers = set.withoutClasses();

    assertThat(FewShots.of(numbers, samples, new FewShot(1.0, null, null)).size()).isEqualTo(40);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> FewShots.of(numbers, samples, new FewShot(null, 2, null)))
        .withMessageContainingAll("shots.perClass: 2", "\"percent\" instead");
  }

  private static List<Integer> sources(Selection selection) {
    return IntStream.range(0, selection.size()).mapToObj(selection::sourcePosition).toList();
  }

  private static List<Integer> histogram(Samples samples) {
    Integer[] counts = new Integer[10];
    Arrays.fill(counts, 0);
    for (int label : MemorySamples.labels(samples)) {
      counts[label]++;
    }
    return List.of(counts);
  }
}
