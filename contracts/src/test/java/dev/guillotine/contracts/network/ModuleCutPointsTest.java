package dev.guillotine.contracts.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.CutPoint.Pooling;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.validation.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleCutPointsTest {

  @Test
  void shouldBeWhatTheManifestTells() {
    Backbone.Module module =
        module(
            """
            {"cuts": [{"name": "stem", "shape": [8, 16, 16]}, {"name": "audio", "shape": [8, 40]},
              {"name": "Block.1", "shape": [17, 192], "tokens": "class"},
              {"name": "mean", "shape": [16, 16], "tokens": "mean"}, {"name": "head", "shape": [10]}],
             "output": "mean"}
            """);

    assertThat(ModuleCutPoints.of(module))
        .containsExactly(
            new CutPoint(0, "stem", Role.STAGE, module.cuts().get(0).shape(), Pooling.AVERAGE, 8),
            new CutPoint(1, "audio", Role.STAGE, module.cuts().get(1).shape(), Pooling.AVERAGE, 8),
            new CutPoint(
                2, "Block.1", Role.STAGE, module.cuts().get(2).shape(), Pooling.TOKEN, 192),
            new CutPoint(
                3, "mean", Role.BACKBONE, module.cuts().get(3).shape(), Pooling.AVERAGE, 16),
            new CutPoint(
                4, "head", Role.PROJECTOR, module.cuts().get(4).shape(), Pooling.NONE, 10));
  }

  @Test
  void shouldCustomarilyKeepTheLast() {
    assertThat(module("{\"cuts\": [{\"name\": \"a\", \"shape\": [1]}]}").output()).isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"output": "a"}                                            | cuts
          {"cuts": []}                                               | cuts
          {"cuts": [{"name": "a", "shape": [1]}, {"name": "a", "shape": [1]}]} | cuts
          {"cuts": [{"name": "a", "shape": [1]}], "output": "b"}     | output
          {"cuts": [{"name": "a/b", "shape": [1]}]}                  | cuts[0].name
          {"cuts": [{"name": "..", "shape": [1]}]}                   | cuts[0].name
          {"cuts": [{"shape": [1]}]}                                 | cuts[0].name
          {"cuts": [{"name": "a"}]}                                  | cuts[0].shape
          {"cuts": [{"name": "a", "shape": [1, 2, 3, 4]}]}           | cuts[0].shape
          {"cuts": [{"name": "a", "shape": [3, 0]}]}                 | cuts[0].shape[1]
          {"cuts": [{"name": "a", "shape": [8, 8]}]}                 | cuts[0].shape
          {"cuts": [{"name": "a", "shape": [8], "tokens": "mean"}]}  | cuts[0].tokens
          """)
  void shouldNameWhatCannotBe(String json, String field) {
    InvalidValueException refusal =
        catchThrowableOfType(InvalidValueException.class, () -> module(json));

    assertThat(refusal).as(json).isNotNull();
    assertThat(refusal.field()).isEqualTo(field);
  }

  private static Backbone.Module module(String json) {
    return (Backbone.Module)
        Json.read(json.replaceFirst("\\{", "{\"name\": \"module\", "), Backbone.class);
  }
}
