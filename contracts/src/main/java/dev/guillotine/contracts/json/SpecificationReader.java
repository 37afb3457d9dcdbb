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
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;

/**
 * Reads run specifications as people write them, strictly: an unknown or doubled field, a fraction
 * where an integer belongs, a number in quotation marks are refused with the field's path.
 */
public final class SpecificationReader {
  private static final ObjectMapper JSON = strict(JsonMapper.builder());
  private static final ObjectMapper YAML = strict(YAMLMapper.builder());

  private SpecificationReader() {}

  /**
   * Reads JSON.
   *
   * @throws InvalidValueException naming the field that is refused
   */
  public static RunSpecification fromJson(String text) {
    return read(JSON, text);
  }

  /**
   * Reads YAML, anchors and all; the document may hold one mapping only.
   *
   * @throws InvalidValueException naming the field that is refused
   */
  public static RunSpecification fromYaml(String text) {
    return read(YAML, text);
  }

  private static RunSpecification read(ObjectMapper mapper, String text) {
    try {
      RunSpecification specification = mapper.readValue(text, RunSpecification.class);
      if (specification == null) {
        throw new InvalidValueException("", text, "an object with the run's fields");
      }
      return specification;
    } catch (JsonProcessingException e) {
      throw Refusal.of(e);
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
