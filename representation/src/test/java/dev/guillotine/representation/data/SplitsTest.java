package dev.guillotine.representation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 2);

  private final DataSet set = set(1000, 1);

  @Test
  void shouldShareOutTheTrainingSplit() {
    Splits splits = new Splits(set, 200);

    List<Integer> all = new ArrayList<>(sources(splits.samples(Split.TRAIN)));
    all.addAll(sources(splits.samples(Split.VALIDATION)));
    assertThat(splits.samples(Split.TRAIN).size()).isEqualTo(800);
    assertThat(splits.samples(Split.VALIDATION).size()).isEqualTo(200);
    assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  void shouldHoldTheWholeTestSplit() {
    assertThat(sources(new Splits(set, 1).samples(Split.TEST)))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void shouldSelectTheSameImagesWhateverTheSizeOfTheValidationSplit() {
    Splits few = new Splits(set, 50);
    Splits many = new Splits(set, 500);

    for (Split split : Split.values()) {
      assertThat(sources(few.samples(split).first(50)))
          .isEqualTo(sources(many.samples(split).first(50)));
    }
  }

  @Test
  void shouldBeginEverySelectionWithTheShorterOnes() {
    Selection train = new Splits(set, 100).samples(Split.TRAIN);

    assertThat(sources(train.first(300))).isEqualTo(sources(train).subList(0, 300));
    assertThat(sources(train.first(300).first(200))).isEqualTo(sources(train).subList(0, 200));
    assertThat(train.first(5_000).size()).isEqualTo(900);
  }

  @Test
  void shouldDependOnTheContent() {
    Selection here = new Splits(set, 100).samples(Split.TRAIN);
    Selection again = new Splits(set(1000, 1), 100).samples(Split.TRAIN);
    Selection elsewhere = new Splits(set(1000, 2), 100).samples(Split.TRAIN);

    assertThat(sources(again)).isEqualTo(sources(here));
    assertThat(sources(elsewhere)).isNotEqualTo(sources(here));
  }

  @Test
  void shouldBalanceTheClassesOfEverySelection() {
    Splits splits = new Splits(set, 200);

    for (Split split : Split.values()) {
      assertThat(histogram(splits.samples(split).first(200))).containsOnly(20);
      assertThat(histogram(splits.samples(split).first(57))).allMatch(n -> n >= 4 && n <= 8);
    }
  }

  @Test
  void shouldKeepTheProportionsOfUnequalClasses() {
    int[] labels = new int[1000];
    Arrays.fill(labels, 900, 1000, 1);
    MemorySamples train = MemorySamples.labelled(SHAPE, labels, 3);
    DataSet unequal = MemorySet.of(train).withTest(train);

    Splits splits = new Splits(unequal, 100);

    assertThat(histogram(splits.samples(Split.VALIDATION)).get(1)).isBetween(8, 12);
    assertThat(histogram(splits.samples(Split.TRAIN).first(100)).get(1)).isBetween(8, 12);
  }

  @Test
  void shouldReadThroughToTheSource() {
    Selection train = new Splits(set, 100).samples(Split.TRAIN);
    int source = train.sourcePosition(7);

    assertThat(MemorySamples.sample(train, 7)).isEqualTo(MemorySamples.sample(set.train(), source));
    assertThat(train.shape()).isEqualTo(SHAPE);
    assertThat(MemorySamples.labels(train)[7]).isEqualTo(MemorySamples.labels(set.train())[source]);
    assertThat(train.groups()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1000, 5000})
  void shouldRefuseAValidationSplitThatLeavesNothing(int validation) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new Splits(set, validation))
        .withMessageContainingAll("validation: " + validation, "from 1 to 999");
  }

  private static MemorySet set(int count, long seed) {
    return MemorySet.of(MemorySamples.random(SHAPE, count, 10, seed))
        .withTest(MemorySamples.random(SHAPE, count / 2, 10, seed + 100));
  }

  private static List<Integer> sources(Selection selection) {
    return IntStream.range(0, selection.size()).mapToObj(selection::sourcePosition).toList();
  }

  private static List<Integer> histogram(Samples images) {
    Integer[] counts = new Integer[10];
    Arrays.fill(counts, 0);
    for (int label : MemorySamples.labels(images)) {
      counts[label]++;
    }
    return List.of(counts);
  }
}
