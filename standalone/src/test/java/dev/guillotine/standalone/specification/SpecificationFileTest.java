package dev.guillotine.standalone.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpecificationFileTest {
  private static final Path FOLDER = Path.of("/home/ada/runs");

  @Test
  void shouldReadJsonAndYaml() {
    RunSpecification json = parse("{\"epochs\": 3, \"projector\": {\"widths\": [64, 32]}}");
    RunSpecification yaml =
        parse(
            """
            # a small one
            epochs: 3
            projector:
              widths: [64, 32]
            """);

    assertThat(yaml).isEqualTo(json);
    assertThat(json.epochs()).isEqualTo(3);
  }

  @Test
  void shouldSetFieldsOfAnyKindAtAnyDepth() {
    RunSpecification run =
        parse(
            "epochs: 3",
            "epochs=5",
            "projector.widths=[64, 32]",
            "checkpoints.untrained=false",
            "optimizer={name: adamw, rate: 1e-3}",
            "name=a = b");

    assertThat(run.epochs()).isEqualTo(5);
    assertThat(run.projector().widths()).containsExactly(64, 32);
    assertThat(run.checkpoints().untrained()).isFalse();
    assertThat(run.optimizer().rate()).isEqualTo(1e-3);
    assertThat(run.name()).isEqualTo("a = b");
  }

  @Test
  void shouldResolveADataPathAgainstTheFolder() {
    String text = "data: {set: idx, path: fashion}";

    assertThat(parse(text).data()).isEqualTo(new LocatedSource.Idx("/home/ada/runs/fashion"));
    assertThat(parse(text, "data.path=../shared").data())
        .isEqualTo(new LocatedSource.Idx("/home/ada/shared"));
    assertThat(parse(text, "data.path=/elsewhere").data())
        .isEqualTo(new LocatedSource.Idx("/elsewhere"));
  }

  @Test
  void shouldLeaveAPathInTheObjectStoreAsItIs() {
    assertThat(parse("data: {set: idx, path: 's3://photos/fashion'}").data())
        .isEqualTo(new LocatedSource.Idx("s3://photos/fashion"));
  }

  @Test
  void shouldNameTheFieldThatIsRefused() {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> parse("epochs: 3", "backbone.width=-1"))
        .satisfies(
            refused -> {
              assertThat(refused.field()).isEqualTo("backbone.width");
              assertThat(refused.value()).isEqualTo("-1");
              assertThat(refused.allowed()).contains("1 to 256");
            });
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> parse("epochs: 3", "epoch=4"))
        .withMessageContaining("epoch");
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> parse("epochs: 3", "epochs.of=4"))
        .withMessageContaining("\"epochs\" is none");
  }

  @Test
  void shouldRefuseWhatIsNoOverride() {
    for (String text : List.of("epochs", "=3", "a..b=3", ".a=3")) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> FieldOverride.parse(text))
          .withMessageContaining("path.to.field=value");
    }
  }

  @Test
  void shouldRefuseWhatIsNoDocument() {
    for (String text : List.of("", "just words", "[1, 2]", "epochs: 3\nepochs: 4", "a: [")) {
      assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> parse(text));
    }
  }

  private static RunSpecification parse(String text, String... overrides) {
    return SpecificationFile.parse(
        text, Stream.of(overrides).map(FieldOverride::parse).toList(), FOLDER);
  }
}
