package dev.guillotine.representation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Splits of sets whose source lacks some, or whose samples are in groups. */
class CarvedSplitsTest {
  private static final SignalShape SHAPE = new SignalShape(1, 1);

  private final MemorySamples train = MemorySamples.random(SHAPE, 1_000, 10, 1);

  @Test
  void shouldCarveAFifthForTestThatDoesNotDependOnValidation() {
    Splits few = new Splits(MemorySet.of(train), 10);
    Splits many = new Splits(MemorySet.of(train), 500);

    assertThat(few.samples(Split.TEST).size()).isEqualTo(200);
    assertThat(sources(few, Split.TEST)).isEqualTo(sources(many, Split.TEST));
    assertThat(sources(few, Split.TRAIN).subList(0, 300)).isEqualTo(sources(many, Split.TRAIN));
    assertThat(sources(few, Split.VALIDATION))
        .isEqualTo(sources(many, Split.VALIDATION).subList(0, 10));
    assertThat(all(many)).containsExactlyInAnyOrderElementsOf(upTo(1_000));
    assertThat(histogram(few.samples(Split.TEST))).allMatch(count -> Math.abs(count - 20) <= 2);
  }

  @Test
  void shouldTakeTheSourcesOwnValidationSplit() {
    MemorySamples own = MemorySamples.random(SHAPE, 50, 10, 2);
    Splits splits = new Splits(MemorySet.of(train).withValidation(own).withTest(own), 30);

    assertThat(splits.samples(Split.TRAIN).size()).isEqualTo(1_000);
    assertThat(splits.samples(Split.VALIDATION).size()).isEqualTo(30);
    assertThat(MemorySamples.sample(splits.samples(Split.VALIDATION), 0))
        .isEqualTo(MemorySamples.sample(own, sources(splits, Split.VALIDATION).get(0)));
    assertThat(sources(splits, Split.VALIDATION)).isNotEqualTo(upTo(30));
    assertThat(
            new Splits(MemorySet.of(train).withValidation(own), 5_000)
                .samples(Split.VALIDATION)
                .size())
        .isEqualTo(50);
  }

  @Test
  void shouldCarveTestFromTheTrainingSplitBesideAnOwnValidationSplit() {
    MemorySamples own = MemorySamples.random(SHAPE, 50, 10, 2);
    Splits splits = new Splits(MemorySet.of(train).withValidation(own), 30);

    Set<Integer> seen = new HashSet<>(sources(splits, Split.TRAIN));
    seen.addAll(sources(splits, Split.TEST));
    assertThat(splits.samples(Split.TEST).size()).isEqualTo(200);
    assertThat(seen).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldNeverPutOneGroupIntoTwoSplits(long seed) {
    int[] groups = unequalGroups();
    MemorySamples samples = MemorySamples.random(SHAPE, 1_000, 10, seed).grouped(groups);
    for (int validation : new int[] {1, 7, 100, 300}) {
      Splits splits = new Splits(MemorySet.of(samples), validation);

      Split[] homes = new Split[1_000];
      for (Split split : Split.values()) {
        for (int source : sources(splits, split)) {
          Split before = homes[groups[source]];
          assertThat(before == null || before == split).isTrue();
          homes[groups[source]] = split;
        }
      }
      assertThat(splits.samples(Split.VALIDATION).size()).isEqualTo(validation);
      assertThat(splits.samples(Split.TEST).size()).isBetween(200, 259);
      assertThat(splits.samples(Split.TRAIN).size()).isPositive();
      assertThat(new HashSet<>(all(splits))).hasSameSizeAs(all(splits));
    }
  }

  @Test
  void shouldSelectTheSameGroupsWhateverTheSizeOfValidation() {
    DataSet set = MemorySet.of(train.grouped(unequalGroups()));
    Splits few = new Splits(set, 10);
    Splits many = new Splits(set, 300);

    assertThat(sources(few, Split.TEST)).isEqualTo(sources(many, Split.TEST));
    assertThat(sources(few, Split.VALIDATION))
        .isEqualTo(sources(many, Split.VALIDATION).subList(0, 10));
    assertThat(sources(few, Split.TRAIN).subList(0, 100))
        .isEqualTo(sources(many, Split.TRAIN).subList(0, 100));
  }

  @Test
  void shouldKeepSamplesOfAGroupTogetherInEveryOrder() {
    MemorySamples samples = train.grouped(unequalGroups());
    Selection selected = new Splits(MemorySet.of(samples), 100).samples(Split.TRAIN);

    int[] groups = selected.groups().orElseThrow();
    long changes =
        IntStream.range(1, groups.length).filter(i -> groups[i] != groups[i - 1]).count();
    assertThat(changes + 1).isEqualTo(Arrays.stream(groups).distinct().count());
  }

  @Test
  void shouldStratifyByTheClassesOfGroups() {
    int[] labels = new int[2_000];
    Arrays.setAll(labels, position -> position / 4 % 10 == 0 ? 1 : 0);
    int[] groups = new int[2_000];
    Arrays.setAll(groups, position -> position / 4);
    MemorySamples samples = MemorySamples.labelled(SHAPE, labels, 3).grouped(groups);

    Splits splits = new Splits(MemorySet.of(samples), 400);

    assertThat(histogram(splits.samples(Split.TEST)).get(1)).isBetween(32, 48);
    assertThat(histogram(splits.samples(Split.VALIDATION)).get(1)).isBetween(32, 48);
    assertThat(histogram(splits.samples(Split.TRAIN).first(400)).get(1)).isBetween(32, 48);
  }

  @Test
  void shouldOrderSamplesThatAreEachAGroupAsThoseWithoutGroups() {
    int[] alone = new int[1_000];
    Arrays.setAll(alone, position -> position);

    assertThat(all(new Splits(MemorySet.of(train.grouped(alone)), 100)))
        .isEqualTo(all(new Splits(MemorySet.of(train), 100)));
  }

  @Test
  void shouldLeaveTheRestOfAHugeGroupUnusedRatherThanPartIt() {
    int[] groups = new int[1_000];
    Arrays.setAll(groups, position -> position / 250);
    Splits splits = new Splits(MemorySet.of(train.grouped(groups)), 10);

    assertThat(splits.samples(Split.TEST).size()).isEqualTo(250);
    assertThat(splits.samples(Split.VALIDATION).size()).isEqualTo(10);
    assertThat(splits.samples(Split.TRAIN).size()).isEqualTo(500);
  }

  @Test
  void shouldRefuseOneGroupForAll() {
    MemorySamples one = train.grouped(new int[1_000]);

    assertRefused(MemorySet.of(one), 10, "data", "several groups", "for test");
    assertRefused(MemorySet.of(one).withTest(train), 10, "data", "several groups", "validation");
    assertThat(
            new Splits(MemorySet.of(one).withTest(train).withValidation(train), 10)
                .samples(Split.TRAIN)
                .size())
        .isEqualTo(1_000);
  }

  @Test
  void shouldSayHowManyValidationSamplesLeaveAGroupToTrainOn() {
    int[] groups = new int[1_000];
    Arrays.setAll(groups, position -> position / 100);
    MemorySet set = MemorySet.of(train.grouped(groups)).withTest(train);

    assertThat(new Splits(set, 900).samples(Split.TRAIN).size()).isEqualTo(100);
    assertRefused(set, 901, "probes.validation", "from 1 to 900", "whole group");
  }

  @Test
  void shouldRefuseSetsTooSmallToCarve() {
    MemorySet four = MemorySet.of(MemorySamples.random(SHAPE, 4, 2, 1));

    assertRefused(four, 1, "data", "at least 5 samples");
    assertRefused(four.withTest(train), 4, "probes.validation", "from 1 to 3");
    assertRefused(four.withTest(train).withValidation(train), 0, "probes.validation", "from 1 to");
  }

  private static void assertRefused(DataSet set, int validation, String field, String... allowed) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new Splits(set, validation))
        .satisfies(
            refusal -> {
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal.allowed()).contains(allowed);
            });
  }

  /** Groups of 1, 2, … 59, 1, 2, … samples, those of one group far apart. */
  private static int[] unequalGroups() {
    int[] groups = new int[1_000];
    int place = 0;
    for (int group = 0; place < groups.length; group++) {
      for (int i = 0; i <= group % 59 && place < groups.length; i++) {
        groups[place++ * 7 % 1_000] = group;
      }
    }
    return groups;
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static List<Integer> sources(Splits splits, Split split) {
    Selection selection = splits.samples(split);
    return IntStream.range(0, selection.size()).mapToObj(selection::sourcePosition).toList();
  }

  private static List<Integer> all(Splits splits) {
    List<Integer> all = new ArrayList<>();
    for (Split split : Split.values()) {
      all.addAll(sources(splits, split));
    }
    return all;
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
