package dev.guillotine.contracts.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.validation.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "cifar-10", "birds_v2.1"})
  void shouldBeAPlainTextInJson(String text) {
    DataSetName name = new DataSetName(text);

    assertThat(Json.write(name)).isEqualTo("\"" + text + "\"");
    assertThat(Json.read("\"" + text + "\"", DataSetName.class)).isEqualTo(name);
    assertThat(name).hasToString(text);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Birds", ".birds", "-birds", "a/b", "a b", "bird\n", "vögel"})
  void shouldRefuseOtherNames(String text) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new DataSetName(text))
        .withMessageContaining("1 to 64 lower-case letters");
  }

  @Test
  void shouldRefuseANameOfMoreThan64Characters() {
    assertThat(new DataSetName("a".repeat(64)).text()).hasSize(64);
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new DataSetName("a".repeat(65)));
  }

  @Test
  void shouldHaveAnIdOfItsOwn() {
    assertThat(new DataSetName("a").id())
        .isEqualTo(new DataSetName("a").id())
        .isNotEqualTo(new DataSetName("b").id());
  }
}
