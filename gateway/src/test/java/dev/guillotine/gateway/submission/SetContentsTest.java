package dev.guillotine.gateway.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guillotine.contracts.api.DataSetView.Contents;
import dev.guillotine.contracts.api.DataSetView.SplitContents;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A set of 1,000 training samples with two classifications and an angle. */
class SetContentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'probes': {'validation': 872}}",
        "{'probes': {'validation': 100, 'tasks': ['hue', 'shape']}, 'batch': 900}",
        "{'probes': {'validation': 100}, 'positives': {'task': 'shape'}}",
        "{'probes': {'validation': 100}, 'method': {'name': 'supcon', 'task': 'class'}}",
        "{'probes': {'validation': 100}, 'method': {'name': 'supervised'}}",
        "{'probes': {'validation': 999}, 'method': {'name': 'random'}}"
      })
  void shouldLetPassWhatItHas(String run) {
    assertThatCode(() -> require(run, Split.TRAIN, Split.TEST)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'probes': {'tasks': ['hue', 'age']}}                | probes.tasks      | age   | one of [class, shape, hue]
          {'positives': {'task': 'hue'}}                       | positives.task    | hue   | one of [class, shape]
          {'method': {'name': 'supcon', 'task': 'age'}}        | method.task       | age   | one of [class, shape]
          {'method': {'name': 'supervised', 'task': 'hue'}}    | method.task       | hue   | one of [class, shape]
          {'probes': {'validation': 1000}}                     | probes.validation | 1000  | at most 999, so that some of the 1000
          {'probes': {'validation': 900}}                      | batch             | 128   | at most 100, which is what
          """)
  void shouldNameTheFieldThatAsksForMore(String run, String field, String value, String allowed) {
    InvalidValueException refusal =
        catchThrowableOfType(
            InvalidValueException.class, () -> require(run, Split.TRAIN, Split.TEST));

    assertThat(refusal).isNotNull();
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.value()).isEqualTo(value);
    assertThat(refusal.allowed()).contains(allowed);
  }

  @Test
  void shouldCountWhatIsCarvedOutOfTheTrainSplit() {
    String run = "{'probes': {'validation': 700}, 'batch': 200}";

    assertThatCode(() -> require(run, Split.values())).doesNotThrowAnyException();
    assertThatCode(() -> require(run, Split.TRAIN, Split.TEST)).doesNotThrowAnyException();
    assertThat(catchThrowableOfType(InvalidValueException.class, () -> require(run, Split.TRAIN)))
        .hasMessageContaining("batch: 200 is not allowed; allowed: at most 100");
  }

  private static void require(String run, Split... splits) {
    Contents contents =
        new Contents(
            new DataIdentity("sample", "ab".repeat(32)),
            new ImageShape(3, 32, 32),
            Arrays.stream(splits).map(split -> new SplitContents(split, 1_000, null)).toList(),
            List.of(
                new Task.Classification("class", 2),
                new Task.Classification("shape", 3),
                new Task.Circular("hue", 360)),
            Map.of(),
            0);
    new SetContents(contents).require(SpecificationReader.fromJson(run.replace('\'', '"')));
  }
}
