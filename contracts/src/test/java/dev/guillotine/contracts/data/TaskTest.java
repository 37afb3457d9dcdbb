package dev.guillotine.contracts.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaskTest {

  static List<Task> tasks() {
    return List.of(
        new Task.Classification("class", 32_768),
        new Task.MultiLabel("attributes", 4_096),
        new Task.Regression("scale"),
        new Task.Circular("hue", 6.25));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void shouldComeBackFromJsonAsTheKindThatItWas(Task task) {
    String json = Json.write(task);

    assertThat(json).startsWith("{\"kind\":\"");
    assertThat(Json.read(json, Task.class)).isEqualTo(task);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind": "classification", "name": "a", "classes": 1}     | classes | from 2 to 32768
          {"kind": "classification", "name": "a", "classes": 32769} | classes | from 2 to 32768
          {"kind": "classification", "name": " ", "classes": 3}     | name    | not blank
          {"kind": "multi-label", "name": "a", "labels": 4097}      | labels  | from 1 to 4096
          {"kind": "multi-label", "name": "a"}                      | labels  | from 1 to 4096
          {"kind": "regression"}                                    | name    | not blank
          {"kind": "circular", "name": "a", "period": 0}            | period  | above 0
          {"kind": "circular", "name": "a", "period": "NaN"}        | period  | above 0
          {"kind": "ranking", "name": "a"}                          | kind    | classification, multi-label, regression, circular
          {"name": "a"}                                             | kind    | classification, multi-label, regression, circular
          """)
  void shouldNameTheFieldAndWhatIsAllowed(String json, String field, String allowed) {
    InvalidValueException refusal =
        catchThrowableOfType(InvalidValueException.class, () -> Json.read(json, Task.class));

    assertThat(refusal).as(json).isNotNull();
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.allowed()).contains(allowed);
  }
}
