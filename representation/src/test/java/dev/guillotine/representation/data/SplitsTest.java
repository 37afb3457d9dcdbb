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

  private final ImageSet set = set(1000, 1);

  @Test
  void shouldShareOutTheTrainingSplit() {
    Splits splits = new Splits(set, 200);

    List<Integer> all = new ArrayList<>(sources(splits.images(Split.TRAIN)));
    all.addAll(sources(splits.images(Split.VALIDATION)));
    assertThat(splits.images(Split.TRAIN).size()).isEqualTo(800);
    assertThat(splits.images(Split.VALIDATION).size()).isEqualTo(200);
    assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  void shouldHoldTheWholeTestSplit() {
    assertThat(sources(new Splits(set, 1).images(Split.TEST)))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void shouldSelectTheSameImagesWhateverTheSizeOfTheValidationSplit() {
    Splits few = new Splits(set, 50);
    Splits many = new Splits(set, 500);

    for (Split split : Split.values()) {
      assertThat(sources(few.images(split).first(50)))
          .isEqualTo(sources(many.images(split).first(50)));
    }
  }

  @Test
  void shouldBeginEverySelectionWithTheShorterOnes() {
    Selection train = new Splits(set, 100).images(Split.TRAIN);

    assertThat(sources(train.first(300))).isEqualTo(sources(train).subList(0, 300));
    assertThat(sources(train.first(300).first(200))).isEqualTo(sources(train).subList(0, 200));
    assertThat(train.first(5_000).size()).isEqualTo(900);
  }

  @Test
  void shouldDependOnTheContent() {
    Selection here = new Splits(set, 100).images(Split.TRAIN);
    Selection again = new Splits(set(1000, 1), 100).images(Split.TRAIN);
    Selection elsewhere = new Splits(set(1000, 2), 100).images(Split.TRAIN);

    assertThat(sources(again)).isEqualTo(sources(here));
    assertThat(sources(elsewhere)).isNotEqualTo(sources(here));
  }

  @Test
  void shouldBalanceTheClassesOfEverySelection() {
    Splits splits = new Splits(set, 200);

    for (Split split : Split.values()) {
      assertThat(histogram(splits.images(split).first(200))).containsOnly(20);
      assertThat(histogram(splits.images(split).first(57))).allMatch(n -> n >= 4 && n <= 8);
    }
  }

  @Test
  void shouldKeepTheProportionsOfUnequalClasses() {
    byte[] labels = new byte[1000];
    Arrays.fill(labels, 0, 900, (byte) 0);
    Arrays.fill(labels, 900, 1000, (byte) 1);
    StoredImages train = MemoryImages.labelled(SHAPE, labels, 3);
    ImageSet unequal = StoredImageSet.of("unequal", "test", 2, train, train);

    Splits splits = new Splits(unequal, 100);

    assertThat(histogram(splits.images(Split.VALIDATION)).get(1)).isBetween(8, 12);
    assertThat(histogram(splits.images(Split.TRAIN).first(100)).get(1)).isBetween(8, 12);
  }

  @Test
  void shouldReadThroughToTheSource() {
    Selection train = new Splits(set, 100).images(Split.TRAIN);
    byte[] selected = new byte[4];
    byte[] direct = new byte[4];

    train.read(7, selected, 0);
    set.train().read(train.sourcePosition(7), direct, 0);

    assertThat(selected).isEqualTo(direct);
    assertThat(train.shape()).isEqualTo(SHAPE);
    assertThat(train.label(7)).isEqualTo(set.train().label(train.sourcePosition(7)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1000, 5000})
  void shouldRefuseAValidationSplitThatLeavesNothing(int validation) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new Splits(set, validation))
        .withMessageContainingAll("validation: " + validation, "from 1 to 999");
  }

  private static ImageSet set(int count, long seed) {
    return StoredImageSet.of(
        "test",
        "test",
        10,
        MemoryImages.random(SHAPE, count, 10, seed),
        MemoryImages.random(SHAPE, count / 2, 10, seed + 100));
  }

  private static List<Integer> sources(Selection selection) {
    return IntStream.range(0, selection.size()).mapToObj(selection::sourcePosition).toList();
  }

  private static List<Integer> histogram(Images images) {
    Integer[] counts = new Integer[10];
    Arrays.fill(counts, 0);
    for (int position = 0; position < images.size(); position++) {
      counts[images.label(position)]++;
    }
    return List.of(counts);
  }
}
