package dev.guillotine.contracts.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.validation.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSpecificationTest {

  @Test
  void shouldFillEveryDefault() {
    RunSpecification specification = SpecificationReader.fromJson("{}");

    assertThat(specification).isEqualTo(RunSpecification.standard());
    assertThat(specification.backbone()).isEqualTo(new Backbone.ResNet18(16, Backbone.Stem.CIFAR));
    assertThat(specification.projector().widths()).containsExactly(256, 256, 128);
    assertThat(specification.method()).isEqualTo(new Method.SimClr(0.5, null));
    assertThat(specification.checkpoints().steps(3, 12)).containsExactly(0L, 12L);
  }

  @Test
  void shouldReadTheSameFromYamlAndFromItsOwnJson() {
    String yaml =
        """
        name: three letters
        method: {name: simclr, temperature: 0.2}
        data: {set: cifar10, path: /data/cifar}
        backbone: {name: vit-tiny, patch: 8}
        projector: {widths: [64, 32], norm: none}
        checkpoints: {untrained: false, everyEpochs: 2}
        epochs: 5
        """;

    RunSpecification specification = SpecificationReader.fromYaml(yaml);

    assertThat(specification.data()).isEqualTo(new LocatedSource.Cifar10("/data/cifar"));
    assertThat(specification.checkpoints().steps(1, 5)).containsExactly(2L, 4L, 5L);
    assertThat(SpecificationReader.fromJson(Json.write(specification))).isEqualTo(specification);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"method": {"name": "sorcery"}}        | method.name            | simclr
          {"method": {"temperature": 1}}         | method.name            | simclr
          {"method": {"name": "simclr", "temperature": 0}} | method.temperature | 0.01 to 10
          {"backbone": {"name": "resnet34", "width": -3}} | backbone.width         | from 1 to 256
          {"backbone": {"name": "resnet34", "width": 2.5}} | backbone.width         | an integer
          {"backbone": {"name": "convnet", "width": "16"}} | backbone.width         | an integer
          {"backbone": {"name": "resnet19"}}     | backbone.name          | resnet18
          {"backbone": {"name": "resnet18", "depth": 18}} | backbone.depth | stem, width
          {"backbone": {"width": 8}}             | backbone.name          | vit-small
          {"backbone": {"name": "mlp", "widths": []}} | backbone.widths   | at least 1
          {"backbone": {"name": "mlp", "widths": [1, 9000]}} | backbone.widths[1] | to 8192
          {"backbone": {"name": "module", "cuts": [{"name": "x", "shape": [8]}]}} | backbone.name | can be trained
          {"optimizer": {"name": "sgd", "momentum": 0, "nesterov": true}} | optimizer.nesterov | false
          {"step": {"parts": 3}}                 | step.parts             | divisor
          {"positives": {"sameClass": 1.5}}      | positives.sameClass    | from 0.0 to 1.0
          {"views": {"second": {"flip": 2}}}     | views.second.flip      | from 0.0 to 1.0
          {"projector": {"widths": [1,1,1,1,1,1,1,1,1]}} | projector.widths | at most 8
          {"projector": {"widths": [64, 0]}}     | projector.widths[1]    | from 1 to
          {"projector": {"widths": 64}}          | projector.widths       | a list
          {"data": {"set": "idx"}}               | data.path              | absolute path
          {"data": {"set": "idx", "path": "x"}}  | data.path              | absolute path
          {"views": {"crop": {"smallest": 0.9, "largest": 0.5}}} | views.crop.smallest | largest
          {"batch": 256, "images": 100}          | batch                  | images
          {"epochs": 0}                          | epochs                 | from 1 to
          {"epochs": null, "epochs": 3}          | ``                     | well-formed
          {"epochs": 3                           | ``                     | well-formed
          []                                     | ``                     | an object
          null                                   | ``                     | an object
          """)
  void shouldNameTheFieldAndWhatIsAllowed(String json, String field, String allowed) {
    InvalidValueException refusal =
        catchThrowableOfType(InvalidValueException.class, () -> SpecificationReader.fromJson(json));

    assertThat(refusal).as(json).isNotNull();
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.allowed()).contains(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"epochs": [3, 4]}                  | epochs              | [3,4]           | an integer
          {"epochs": "ten"}                   | epochs              | "ten"           | an integer
          {"backbone": {"name": "convnet", "width": "16"}} | backbone.width | "16" | an integer
          {"projector": {"widths": {"a": 1}}} | projector.widths    | {"a":1}         | a list
          {"projector": {"widths": [[8]]}}    | projector.widths[0] | [8]             | an integer
          {"method": "simclr"}                | method              | "simclr"        | an object whose field "name" is one of simclr, vicreg
          {"data": 7}                         | data                | 7               | an object whose field "set" is one of
          {"views": 7}                        | views               | 7               | an object
          [1]                                 | ``                  | [1]             | an object
          """)
  void shouldShowTheValueOfAWrongKind(String json, String field, String value, String allowed) {
    InvalidValueException refusal =
        catchThrowableOfType(InvalidValueException.class, () -> SpecificationReader.fromJson(json));

    assertThat(refusal).as(json).isNotNull();
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.value()).isEqualTo(value);
    assertThat(refusal.allowed()).startsWith(allowed);
  }

  @Test
  void shouldShortenALongValueOfAWrongKind() {
    String json = "{\"epochs\": [%s]}".formatted("1, ".repeat(200) + "1");

    assertThat(
            catchThrowableOfType(
                    InvalidValueException.class, () -> SpecificationReader.fromJson(json))
                .value())
        .hasSize(101)
        .startsWith("[1,1,1")
        .endsWith("…");
  }
}
