package dev.guillotine.representation.data;

import static dev.guillotine.contracts.specification.Split.TEST;
import static dev.guillotine.contracts.specification.Split.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.data.Task;
import org.junit.jupiter.api.Test;

class LabelColumnTest {
  private final LabelColumn column = new LabelColumn();

  @Test
  void shouldMarkTheLabelsOfEachSample() throws UnusableDataException {
    column.add(TRAIN, "wet; red");
    column.add(TRAIN, "");
    column.add(TRAIN, "blue;;red ; red");
    column.add(TEST, " ; ");
    column.add(TEST, "wet");

    assertThat(column.task("look")).isEqualTo(new Task.MultiLabel("look", 3));
    assertThat(column.names()).containsExactly("blue", "red", "wet");
    assertThat(column.size(TRAIN)).isEqualTo(3);
    assertThat(column.targets(TRAIN).size()).isEqualTo(3);
    assertThat(column.targets(TRAIN).values()).containsExactly(0, 1, 1, 0, 0, 0, 1, 1, 0);
    assertThat(column.targets(TEST).values()).containsExactly(0, 0, 0, 0, 0, 1);
    assertThat(column.targets(TRAIN).at(new int[] {2, 0}).values())
        .containsExactly(1, 1, 0, 0, 1, 1);
  }

  @Test
  void shouldRefuseAColumnWithoutLabels() throws UnusableDataException {
    column.add(TRAIN, ";");

    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> column.task("look"))
        .withMessageContaining("task look: found no label at all");
  }

  @Test
  void shouldRefuseTooManyLabels() throws UnusableDataException {
    for (int i = 0; i < Task.MOST_LABELS; i++) {
      column.add(TRAIN, "label " + i);
    }

    assertThat(column.task("look").labels()).isEqualTo(4_096);
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> column.add(TRAIN, "one more"))
        .withMessageContaining("more than 4096 different labels");
  }

  @Test
  void shouldRefuseMoreValuesThanAnArrayHolds() throws UnusableDataException {
    for (int i = 0; i < 4_096; i++) {
      column.add(TEST, "label " + i);
    }
    for (int i = 4_096; i < 1 << 19; i++) {
      column.add(TEST, "");
    }

    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> column.task("look"))
        .withMessageContaining("524288 samples with 4096 labels in the split test");
  }
}
