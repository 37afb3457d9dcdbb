package dev.guillotine.embedding.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.data.DataSetDescription;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.representation.data.UnusableDataException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
  private static final int LARGEST_RECORD = 1 << 20;

  @Test
  void shouldGiveEveryNameWhereThereIsRoom() throws Exception {
    DataSetDescription description =
        Description.of(
            set(Map.of("a", List.of("cat", "dog"), "b", List.of("\u0000", "é")), "a", "b"));

    assertThat(description.names())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a", List.of("cat", "dog"), "b", List.of("\u0000", "é")));
  }

  @Test
  void shouldGiveTheFirstOfManyNames() throws Exception {
    List<String> many = names(2_000, "");

    assertThat(Description.of(set(Map.of("a", many), "a")).names().get("a"))
        .isEqualTo(many.subList(0, DataSetDescription.MOST_NAMES));
  }

  @Test
  void shouldGiveNamesOfTheFirstTasksWhenAllAreLong() throws Exception {
    List<String> longNames = names(900, "\u0001".repeat(10));
    DataSetDescription description =
        Description.of(set(Map.of("c", longNames, "b", longNames, "a", longNames), "a", "b", "c"));

    assertThat(description.names().get("a")).isEqualTo(longNames);
    assertThat(description.names().get("b")).isEqualTo(longNames.subList(0, 570));
    assertThat(description.names()).doesNotContainKey("c");
    assertThat(bytes(description)).isLessThan(LARGEST_RECORD / 4);
  }

  @Test
  void shouldRefuseMoreTasksThanCanBeToldOf() {
    String[] tasks = names(10_000, "x".repeat(100)).toArray(String[]::new);

    assertThatThrownBy(() -> Description.of(set(Map.of(), tasks)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContainingAll("found 10000 tasks", "expected at most 1000000");
  }

  @ParameterizedTest
  @CsvSource({"10, 50", "4, 0", "12, 0", "1, 1"})
  void shouldRefuseASetThatIsTooSmallToBeSplit(int train, int test) {
    MemorySet set = new MemorySet(train, test, List.of(new Task.Regression("a")), Map.of());

    assertThatThrownBy(() -> Description.of(set))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("found %d training samples".formatted(train));
  }

  @ParameterizedTest
  @CsvSource({"11, 1", "14, 0"})
  void shouldTakeTheSmallestSetThatCanBeSplit(int train, int test) throws Exception {
    MemorySet set = new MemorySet(train, test, List.of(new Task.Regression("a")), Map.of());

    DataSetDescription description = Description.of(set);

    assertThat(description.splits()).hasSize(test == 0 ? 1 : 2);
    assertThat(description.splits().get(0).samples()).isEqualTo(train);
    assertThat(description.splits()).allMatch(split -> split.picture() == null);
  }

  private static MemorySet set(Map<String, List<String>> names, String... tasks) {
    return new MemorySet(
        100,
        20,
        List.of(tasks).stream().map(task -> (Task) new Task.Classification(task, 2_000)).toList(),
        names);
  }

  private static List<String> names(int count, String rest) {
    return IntStream.range(0, count).mapToObj(i -> "%05d".formatted(i) + rest).toList();
  }

  private static int bytes(DataSetDescription description) {
    return Json.write(description).getBytes(StandardCharsets.UTF_8).length;
  }
}
