package dev.guillotine.standalone.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataDocumentTest {
  private static final Path FOLDER = Path.of("/home/ada");

  @Test
  void shouldReadDataThatStandAlone() {
    assertThat(parse("{set: cifar10, path: cifar}").data())
        .isEqualTo(new LocatedSource.Cifar10("/home/ada/cifar"));
    assertThat(parse("{set: cifar10, path: 's3://photos/cifar'}").data())
        .isEqualTo(new LocatedSource.Cifar10("s3://photos/cifar"));
  }

  @Test
  void shouldReadTheDataOfARunAndWhatItHoldsOut() {
    RunSpecification run =
        parse("{data: {set: idx, path: fashion}, probes: {validation: 50}}", "path=mnist");

    assertThat(run.data()).isEqualTo(new LocatedSource.Idx("/home/ada/mnist"));
    assertThat(run.probes().validation()).isEqualTo(50);
  }

  @Test
  void shouldTakeTheDefaultDataOfARunThatNamesNone() {
    assertThat(parse("epochs: 3", "size=64").data())
        .isEqualTo(new DataSource.Objects(null, null, 64, null));
    assertThat(DataDocument.builtIn("mnist1d", List.of(FieldOverride.parse("seed=7"))).data())
        .isEqualTo(new DataSource.Mnist1d(null, null, 7L));
  }

  @Test
  void shouldNameARefusedFieldAsItStandsInTheDocument() {
    assertThat(refusal("{set: objects}", "size=1").field()).isEqualTo("size");
    assertThat(refusal("{data: {set: objects}}", "size=1").field()).isEqualTo("data.size");
    assertThat(refusal("{set: objects, path: here}").field()).isEqualTo("path");
    assertThat(refusal("[objects]").allowed()).contains("an object");
  }

  private static InvalidValueException refusal(String text, String... overrides) {
    return assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> parse(text, overrides))
        .actual();
  }

  private static RunSpecification parse(String text, String... overrides) {
    return DataDocument.parse(
        text, Stream.of(overrides).map(FieldOverride::parse).toList(), FOLDER);
  }
}
