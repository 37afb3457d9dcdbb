package dev.guillotine.representation.data.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.guillotine.representation.data.UnusableDataException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the fields of a JSON object as text: numbers as they are written, {@code true} and {@code
 * false}, and lists of them as labels with semicolons between. Fields that hold objects are left
 * alone.
 */
final class JsonFields {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonFields() {}

  /**
   * The fields in their order.
   *
   * @param location for messages
   * @return for each field its text, null where it is null
   */
  static Map<String, String> of(String location, String json) throws UnusableDataException {
    Map<String, String> fields = new LinkedHashMap<>();
    try {
      JsonNode document = JSON.readTree(json);
      if (!document.isObject()) {
        throw new UnusableDataException(location, "found JSON that is no object, expected one");
      }
      for (Map.Entry<String, JsonNode> field : document.properties()) {
        JsonNode value = field.getValue();
        if (value.isNull()) {
          fields.put(field.getKey(), null);
        } else if (value.isValueNode()) {
          fields.put(field.getKey(), value.asText());
        } else if (value.isArray()) {
          fields.put(field.getKey(), labels(location, field.getKey(), value));
        }
      }
    } catch (JsonProcessingException e) {
      throw new UnusableDataException(
          location,
          "found malformed JSON (%s), expected an object".formatted(e.getOriginalMessage()));
    }
    return fields;
  }

  private static String labels(String location, String field, JsonNode list)
      throws UnusableDataException {
    StringBuilder labels = new StringBuilder(";");
    for (JsonNode label : list) {
      if (!label.isValueNode() || label.isNull() || label.asText().indexOf(';') >= 0) {
        throw new UnusableDataException(
            location,
            "found %s in the list \"%s\", expected labels without semicolons"
                .formatted(label, field));
      }
      labels.append(label.asText()).append(';');
    }
    return labels.toString();
  }
}
