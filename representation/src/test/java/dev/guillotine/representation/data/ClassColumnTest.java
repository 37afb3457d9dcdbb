package dev.guillotine.representation.data;

import static dev.guillotine.contracts.specification.Split.TEST;
import static dev.guillotine.contracts.specification.Split.TRAIN;
import static dev.guillotine.contracts.specification.Split.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.Split;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassColumnTest {

  @ParameterizedTest
  @CsvSource({
    "10 9 -2 9, -2 9 10, 2 1 0 1",
    "wren owl wren, owl wren, 1 0 1",
    "10 9 b, 10 9 b, 0 1 2",
    "7 007 07 6, 6 007 07 7, 3 1 2 0",
    "1.5 10 9, 1.5 10 9, 0 1 2"
  })
  void shouldNumberIntegersByValueAndOthersByName(String added, String names, String numbers)
      throws UnusableDataException {
    ClassColumn column = new ClassColumn();
    add(column, TRAIN, added.split(" "));

    assertThat(column.names()).containsExactly(names.split(" "));
    assertThat(column.targets(TRAIN).values()).containsExactly(integers(numbers));
    assertThat(column.task("kind"))
        .isEqualTo(new Task.Classification("kind", names.split(" ").length));
  }

  @Test
  void shouldKeepTheSplitsApartAndTheNumbersTheSame() throws UnusableDataException {
    ClassColumn column = new ClassColumn();
    add(column, TRAIN, "b", "a", "c");
    add(column, TEST, "c", "b");

    assertThat(column.size(TRAIN)).isEqualTo(3);
    assertThat(column.size(VALIDATION)).isZero();
    assertThat(column.targets(TEST).values()).containsExactly(2, 1);
    assertThat(column.targets(VALIDATION).values()).isEmpty();
  }

  @Test
  void shouldTakeAsManyClassesAsATaskMayHave() throws UnusableDataException {
    ClassColumn column = new ClassColumn();
    for (int i = 0; i < Task.MOST_CLASSES; i++) {
      column.add(TRAIN, "name " + i);
    }

    assertThat(column.task("kind").classes()).isEqualTo(32_768);
    assertRefused(
        () -> column.add(TRAIN, "one more"), "more than 32768 different classes", "regression");
  }

  @ParameterizedTest
  @CsvSource({"32769", "100000"})
  void shouldRefuseTooManyClassesHoweverTheyCome(int classes) {
    assertRefused(
        () -> ClassColumn.numbered(classes).task("kind"), classes + " classes", "at most 32768");
    assertRefused(
        () -> {
          ClassColumn column = new ClassColumn();
          for (int i = 0; i < classes; i++) {
            column.add(TRAIN, Integer.toString(i));
          }
        },
        "more than 32768");
  }

  @Test
  void shouldTakeAnyNumberOfGroups() throws UnusableDataException {
    ClassColumn groups = ClassColumn.ofGroups();
    for (int i = 0; i < 100_000; i++) {
      groups.add(TRAIN, "group " + i);
    }

    assertThat(groups.targets(TRAIN).values()).doesNotHaveDuplicates().hasSize(100_000);
  }

  @Test
  void shouldRefuseAClassThatOccursInTestOnly() throws UnusableDataException {
    ClassColumn column = new ClassColumn();
    add(column, TRAIN, "owl", "wren");
    add(column, TEST, "owl", "kite");

    assertRefused(() -> column.task("kind"), "task kind", "class \"kite\" in the split test");
  }

  @Test
  void shouldTakeGivenClassesWhetherTheyOccurOrNot() throws UnusableDataException {
    ClassColumn column = new ClassColumn(List.of("wren", "owl", "kite"));
    add(column, TRAIN, "owl", "wren");
    add(column, TEST, "kite");

    assertThat(column.task("kind").classes()).isEqualTo(3);
    assertThat(column.names()).containsExactly("wren", "owl", "kite");
    assertThat(column.targets(TRAIN).values()).containsExactly(1, 0);
    assertRefused(() -> column.add(TEST, "gull"), "\"gull\"", "[wren, owl, kite]");
    assertRefused(() -> ClassColumn.numbered(100).add(TRAIN, "100"), "0 to 99 (100)");
  }

  @Test
  void shouldRefuseGivenClassesOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassColumn(List.of("owl", "wren", "owl")))
        .withMessageContaining("owl, wren, owl");
  }

  @Test
  void shouldRefuseFewerThanTwoClasses() throws UnusableDataException {
    ClassColumn column = new ClassColumn();
    assertRefused(() -> column.task("kind"), "task kind", "no class");

    add(column, TRAIN, "owl", "owl");
    assertRefused(() -> column.task("kind"), "one class only", "at least two classes");

    add(column, TEST, "wren");
    assertRefused(() -> column.task("kind"), "one class only", "split train");

    ClassColumn given = ClassColumn.numbered(10);
    add(given, TRAIN, "7", "7");
    assertRefused(() -> given.task("kind"), "one class only");
  }

  private static int[] integers(String numbers) {
    return List.of(numbers.split(" ")).stream().mapToInt(Integer::parseInt).toArray();
  }

  private static void add(ClassColumn column, Split split, String... names)
      throws UnusableDataException {
    for (String name : names) {
      column.add(split, name);
    }
  }

  private static void assertRefused(ThrowingCallable action, String... parts) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(action)
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
  }
}
