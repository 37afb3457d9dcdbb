package dev.guillotine.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.Positives;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.objects.ObjectImageSet;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PositivePairsTest {
  private static final RandomAddress ADDRESS = RandomAddress.of(5, "positives");

  /** Three classes of 5, 4 and 1 samples, mixed. */
  private static final int[] LABELS = {0, 1, 0, 2, 1, 0, 1, 0, 1, 0};

  private static final int[] ALL = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Test
  void shouldShowTheSampleItselfAtProbabilityZero() {
    PositivePairs pairs = new PositivePairs(LABELS, 0, ADDRESS);
    for (int epoch = 0; epoch < 200; epoch++) {
      assertThat(pairs.of(epoch, ALL)).containsExactly(ALL);
    }
  }

  @Test
  void shouldShowAnotherOfTheClassAtProbabilityOne() {
    PositivePairs pairs = new PositivePairs(LABELS, 1, ADDRESS);
    for (int epoch = 0; epoch < 200; epoch++) {
      int[] partners = pairs.of(epoch, ALL);
      for (int position : ALL) {
        assertThat(LABELS[partners[position]]).isEqualTo(LABELS[position]);
        assertThat(partners[position] == position).isEqualTo(position == 3);
      }
    }
  }

  @Test
  void shouldDrawEveryOtherOfTheClassEquallyOften() {
    PositivePairs pairs = new PositivePairs(LABELS, 0.6, ADDRESS);
    int epochs = 20_000;
    int[] counts = new int[LABELS.length];
    for (int epoch = 0; epoch < epochs; epoch++) {
      counts[pairs.of(epoch, new int[] {2})[0]]++;
    }

    assertThat(counts[2] / (double) epochs).isCloseTo(0.4, within(0.012));
    for (int other : new int[] {0, 5, 7, 9}) {
      assertThat(counts[other] / (double) epochs).isCloseTo(0.15, within(0.009));
    }
    assertThat(Arrays.stream(counts).sum()).isEqualTo(epochs);
  }

  @Test
  void shouldDependOnEpochAndPositionAlone() {
    PositivePairs pairs = new PositivePairs(LABELS, 0.5, ADDRESS);
    int[] together = pairs.of(7, ALL);

    for (int position : ALL) {
      assertThat(pairs.of(7, new int[] {position})).containsExactly(together[position]);
    }
    assertThat(pairs.of(8, ALL)).isNotEqualTo(together);
  }

  @Test
  void shouldPairByTheTaskOfTheRun() {
    ObjectImageSet set = new ObjectImageSet(new DataSource.Objects(200, 100, 16, 0L));
    int[] labels = ((Targets.Classes) set.train().targets("class")).values();
    int[] positions = {3, 50, 120};

    int[] partners =
        PositivePairs.of(new Positives(1.0, null), set, set.train(), 4).of(0, positions);

    for (int i = 0; i < positions.length; i++) {
      assertThat(partners[i]).isNotEqualTo(positions[i]);
      assertThat(labels[partners[i]]).isEqualTo(labels[positions[i]]);
    }
    assertThat(PositivePairs.of(new Positives(0.0, "none"), set, set.train(), 4).of(0, positions))
        .containsExactly(positions);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> PositivePairs.of(new Positives(0.5, "scale"), set, set.train(), 4))
        .withMessageContaining("positives.task");
  }
}
