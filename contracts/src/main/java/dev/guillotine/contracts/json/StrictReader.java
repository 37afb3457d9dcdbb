package dev.guillotine.contracts.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.guillotine.contracts.validation.InvalidValueException;

/**
 * Reads documents as people write them, strictly: an unknown or doubled field, a fraction where an
 * integer belongs, a number in quotation marks are refused with the field's path.
 */
public final class StrictReader {
  private static final ObjectMapper JSON = strict(JsonMapper.builder());
  private static final ObjectMapper YAML = strict(YAMLMapper.builder());

  private StrictReader() {}

  /**
   * Reads JSON.
   *
   * @param type the record that it describes
   * @throws InvalidValueException naming the field that is refused
   */
  public static <T> T fromJson(String text, Class<T> type) {
    return read(JSON, text, type);
  }

  /**
   * Reads YAML, anchors and all; the document may hold one mapping only.
   *
   * @param type the record that it describes
   * @throws InvalidValueException naming the field that is refused
   */
  public static <T> T fromYaml(String text, Class<T> type) {
    return read(YAML, text, type);
  }

  private static <T> T read(ObjectMapper mapper, String text, Class<T> type) {
    try {
      T document = mapper.readValue(text, type);
      if (document == null) {
        throw new InvalidValueException("", text, "an object with the document's fields");
      }
      return document;
    } catch (JsonProcessingException e) {
      throw Refusal.of(e, new SourceText(mapper, text));
    }
  }

  private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> ObjectMapper strict(
      MapperBuilder<M, B> builder) {
    return builder
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Enum,
            config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
        .build();
  }
}
