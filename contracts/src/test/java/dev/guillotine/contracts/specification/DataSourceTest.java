package dev.guillotine.contracts.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DataSourceTest {

  static List<DataSource> examples() {
    return DataSourceExamples.all();
  }

  @Test
  void shouldHaveAnExampleOfEveryKind() {
    List<Class<?>> kinds =
        Stream.concat(
                Stream.of(DataSource.class.getPermittedSubclasses()),
                Stream.of(LocatedSource.class.getPermittedSubclasses()))
            .filter(kind -> kind.isRecord())
            .toList();

    assertThat(examples().stream().<Class<?>>map(DataSource::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(kinds);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldComeBackFromJsonEqualAndInOrder(DataSource source) {
    String json = Json.write(source);

    DataSource back = Json.read(json, DataSource.class);

    assertThat(back).isEqualTo(source);
    assertThat(Json.write(back)).isEqualTo(json).startsWith("{\"set\":\"");
    assertThat(SpecificationReader.fromJson("{\"data\": " + json + "}").data()).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          set: objects, size: 16                     | {"set":"objects","train":6000,"test":2000,"size":16,"seed":0}
          set: mnist1d                               | {"set":"mnist1d","train":4000,"test":1000,"seed":0}
          set: registered, name: birds               | {"set":"registered","name":"birds"}
          set: idx, path: /data/mnist/               | {"set":"idx","path":"/data/mnist"}
          set: cifar10, path: s3://data/cifar/       | {"set":"cifar10","path":"s3://data/cifar"}
          set: cifar100, path: /data/cifar           | {"set":"cifar100","path":"/data/cifar"}
          set: folders, path: /birds, pixels: {size: 32} | {"set":"folders","path":"/birds","pixels":{"size":32,"channels":3,"unreadable":"fail"}}
          set: npz, path: /b.npz, tasks: {y: {kind: regression}} | {"set":"npz","path":"/b.npz","tasks":{"y":{"kind":"regression","index":0,"period":360.0}}}
          """)
  void shouldReadFromYamlWithDefaults(String yaml, String json) {
    assertThat(Json.write(SpecificationReader.fromYaml("data: {" + yaml + "}").data()))
        .isEqualTo(json);
  }

  @Test
  void shouldReadAManifestFromYaml() {
    String yaml =
        """
        data:
          set: manifest
          path: /data/birds.csv
          pixels: {size: 32, channels: 1, unreadable: skip}
          columns: {file: image, split: part, group: bird}
          tasks:
            species: {kind: classification}
            attributes: {kind: multi-label, column: tags}
            azimuth: {kind: circular, column: pose, index: 2, period: 6.25}
            age: {kind: regression}
        """;

    DataSource read = SpecificationReader.fromYaml(yaml).data();

    assertThat(examples()).contains(read);
    assertThat(((LocatedSource.Manifest) read).tasks().keySet())
        .containsExactly("species", "attributes", "azimuth", "age");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          set: objects, size: 15              | data.size            | 15        | from 16 to 128
          set: objects, path: /data           | data.path            | unknown   | size, test, train
          set: mnist1d, train: 99             | data.train           | 99        | from 100 to
          set: mnist1d, seed: 1.5             | data.seed            | 1.5       | an integer
          set: registered                     | data.name            | null      | required
          set: registered, name: Birds        | data.name            | Birds     | lower-case letters
          set: registered, name: ''           | data.name            | ``        | lower-case letters
          set: registered, name: -birds       | data.name            | -birds    | a letter or digit first
          set: registered, name: {text: a}    | data.name            | {"text":"a"} | a text
          set: cifar10, path: data/cifar      | data.path            | data/cifar | absolute path
          set: cifar100, path: 's3://'        | data.path            | s3://     | s3://bucket/prefix
          set: idx, path: s3://BAD_bucket/x   | data.path            | BAD_bucket | s3://bucket/prefix
          set: idx, path: s3://bucket/../x    | data.path            | /../x     | s3://bucket/prefix
          set: idx, path: /a, pixels: {}      | data.pixels          | unknown   | path
          set: folders, path: /a, pixels: {channels: 2} | data.pixels.channels | 2 | 1 (grey) or 3 (RGB)
          set: folders, path: /a, pixels: {size: 7}     | data.pixels.size     | 7 | from 8 to 1024
          set: folders, path: /a, pixels: {unreadable: ignore} | data.pixels.unreadable | ignore | fail, skip
          set: manifest, path: /a, columns: {label: b}  | data.columns.label   | unknown | file, group, split
          set: manifest, path: /a, tasks: {y: {}}       | data.tasks.y.kind    | null | classification, multi-label, regression, circular
          set: manifest, path: /a, tasks: {y: {kind: sorting}} | data.tasks.y.kind | sorting | classification, multi-label, regression, circular
          set: manifest, path: /a, tasks: {y: {kind: circular, period: 0}} | data.tasks.y.period | 0.0 | a number from
          set: manifest, path: /a, tasks: {y: null}     | data.tasks.y         | null | a task with its kind
          set: manifest, path: /a, tasks: {y: circular} | data.tasks.y         | "circular" | an object
          set: manifest, path: /a, tasks: {' ': {kind: regression}} | data.tasks | ` ` | not blank
          set: manifest, path: /a, tasks: [regression]  | data.tasks           | ["regression"] | an object
          set: npz, path: /a, tasks: {y: {kind: regression, index: -1}} | data.tasks.y.index | -1 | from 0 to
          set: webdataset, path: /a, samples: b         | data.samples         | unknown | group, path, pixels, tasks
          set: tfrecord, path: /a                       | data.set             | tfrecord | webdataset
          path: /a                                      | data.set             | null | objects, mnist1d, registered
          """)
  void shouldNameFieldValueAndWhatIsAllowed(
      String yaml, String field, String value, String allowed) {
    InvalidValueException refusal =
        catchThrowableOfType(
            InvalidValueException.class,
            () -> SpecificationReader.fromYaml("data: {" + yaml + "}"));

    assertThat(refusal).as(yaml).isNotNull();
    assertThat(refusal.field()).as(refusal.getMessage()).isEqualTo(field);
    assertThat(refusal.value()).as(refusal.getMessage()).contains(value);
    assertThat(refusal.allowed()).as(refusal.getMessage()).contains(allowed);
  }
}
