package dev.guillotine.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCompatibilityTest {
  private static final String PUBLISHED =
      """
      {"type": "object",
       "properties": {"cut": {"type": "string"}, "probe": {"enum": ["knn"]},
                      "scores": {"type": "array", "items": {"type": "number"}}},
       "required": ["cut"]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "cut": {"type": "string"}  | "cut": {"type": "integer"}          | /cut: type changed
          "cut": {"type": "string"}, | ``                                  | /cut: is gone
          "required": ["cut"]        | "required": []                      | required no longer has
          "enum": ["knn"]            | "enum": ["linear"]                  | /probe: enum no longer has
          "type": "number"           | "type": "string"                    | /scores/items: type changed
          """)
  void shouldSeeWhatBreaksSubscribers(String part, String changed, String expected)
      throws JsonProcessingException {
    assertThat(breaksAfter(part, changed)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "cut": {"type": "string"}  | "cut": {"type": "string"}, "later": {"type": "string"}
          "enum": ["knn"]            | "enum": ["knn", "linear"]
          {"enum": ["knn"]}          | {"enum": ["knn", "linear"]}
          "probe": {"enum": ["knn"]} | "probe": {"const": "knn"}
          "required": ["cut"]        | "required": ["cut", "probe"]
          """)
  void shouldLetSchemasGrow(String part, String changed) throws JsonProcessingException {
    assertThat(breaksAfter(part, changed)).isEqualTo("[]");
  }

  private static String breaksAfter(String part, String changed) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    return SchemaCompatibility.breaks(
            mapper.readTree(PUBLISHED), mapper.readTree(PUBLISHED.replace(part, changed)))
        .toString();
  }
}
