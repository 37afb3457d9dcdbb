package dev.guillotine.standalone.specification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.DataPath;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run specification in a file, JSON or YAML (the one is the other's subset), with fields that are
 * given another value on the way.
 */
public final class SpecificationFile {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SpecificationFile() {}

  /**
   * Reads a file.
   *
   * @param overrides are applied in their order
   * @param folder what a relative {@code data.path} on a disk starts from
   * @throws InvalidValueException naming the field that is refused
   * @throws IOException if the file can't be read
   */
  public static RunSpecification read(Path file, List<FieldOverride> overrides, Path folder)
      throws IOException {
    return parse(Files.readString(file), overrides, folder);
  }

  /**
   * Reads a document.
   *
   * @param text JSON or YAML
   * @param overrides are applied in their order
   * @param folder what a relative {@code data.path} on a disk starts from
   * @throws InvalidValueException naming the field that is refused
   */
  public static RunSpecification parse(String text, List<FieldOverride> overrides, Path folder) {
    ObjectNode root = object(text);
    overrides.forEach(override -> override.applyTo(root));
    return specification(root, folder);
  }

  /** The object that a text holds. */
  static ObjectNode object(String text) {
    if (tree(text) instanceof ObjectNode root) {
      return root;
    }
    throw new InvalidValueException("", text.strip(), "an object with the run's fields");
  }

  /** The specification that an object holds. */
  static RunSpecification specification(ObjectNode root, Path folder) {
    resolveDataPath(root, folder);
    return SpecificationReader.fromJson(root.toString());
  }

  /** The value that a text means in YAML. */
  static JsonNode tree(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new InvalidValueException("", e.getOriginalMessage(), "well-formed JSON or YAML");
    }
  }

  private static void resolveDataPath(ObjectNode root, Path folder) {
    JsonNode path = root.path("data").path("path");
    if (path.isTextual() && !DataPath.isStored(path.textValue())) {
      String absolute = folder.toAbsolutePath().resolve(path.textValue()).normalize().toString();
      ((ObjectNode) root.get("data")).put("path", absolute);
    }
  }
}
