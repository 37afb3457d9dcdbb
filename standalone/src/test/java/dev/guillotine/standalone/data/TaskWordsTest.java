package dev.guillotine.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.representation.data.Targets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskWordsTest {

  @Test
  void shouldCountSamplesOfEachClassEvenOfThoseThatHaveNone() {
    Task task = new Task.Classification("class", 3);

    assertThat(TaskWords.kind(task)).isEqualTo("3 classes");
    assertThat(TaskWords.spread(task, new Targets.Classes(new int[] {0, 1, 1, 1})))
        .isEqualTo("0 to 3 of each");
    assertThat(TaskWords.spread(task, new Targets.Classes(new int[] {2, 0, 1})))
        .isEqualTo("1 of each");
  }

  @Test
  void shouldCountLabelsOfWhichASampleHasAnyNumber() {
    Task task = new Task.MultiLabel("tags", 2);

    assertThat(TaskWords.kind(task)).isEqualTo("2 labels");
    assertThat(
            TaskWords.spread(task, new Targets.LabelSets(2, new byte[] {1, 0, 1, 1, 0, 0, 1, 1})))
        .isEqualTo("2 to 3 of each, 1.25 per sample");
  }

  @Test
  void shouldGiveTheRangeMeanAndDeviationOfNumbers() {
    Targets numbers = new Targets.Numbers(new float[] {-1, 0, 1, 4});

    assertThat(TaskWords.spread(new Task.Regression("x"), numbers))
        .isEqualTo("-1.00 to 4.00, mean 1.00, deviation 1.87");
  }

  @Test
  void shouldGiveNoMeanOfAnglesWhereZeroAndAWholeTurnAreTheSame() {
    Task task = new Task.Circular("hue", 360);

    assertThat(TaskWords.kind(task)).isEqualTo("angle, period 360");
    assertThat(TaskWords.spread(task, new Targets.Numbers(new float[] {1.25f, 359})))
        .isEqualTo("1 to 359");
  }

  @Test
  void shouldNameAsManyClassesAsFit() {
    List<String> names = List.of("cube", "sphere", "cone");

    assertThat(TaskWords.names(names, 80)).isEqualTo("cube, sphere, cone");
    assertThat(TaskWords.names(names, 16)).isEqualTo("cube, sphere, …");
    assertThat(TaskWords.names(names, 2)).isEqualTo("cube, …");
    assertThat(TaskWords.areNumbers(names)).isFalse();
    assertThat(TaskWords.areNumbers(List.of("0", "1"))).isTrue();
  }
}
