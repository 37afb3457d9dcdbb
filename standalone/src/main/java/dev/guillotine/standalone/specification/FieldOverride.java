package dev.guillotine.standalone.specification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.List;

/**
 * Another value for one field of a specification.
 *
 * @param path names of the fields from the document's root to it, at least one
 * @param value as YAML: {@code 3}, {@code true}, {@code [256, 128]}, {@code simclr}
 */
public record FieldOverride(List<String> path, JsonNode value) {
  /** The fields that say of which kind an object is. */
  private static final List<String> KINDS = List.of("name", "set");

  public FieldOverride {
    path = List.copyOf(path);
  }

  /**
   * Reads {@code path.to.field=value}.
   *
   * @throws InvalidValueException if there is no field or no equals sign
   */
  public static FieldOverride parse(String text) {
    int equals = text.indexOf('=');
    List<String> path = List.of(text.substring(0, Math.max(0, equals)).strip().split("\\.", -1));
    if (path.stream().anyMatch(String::isBlank)) {
      throw new InvalidValueException("--set", text, "path.to.field=value");
    }
    return new FieldOverride(path, SpecificationFile.tree(text.substring(equals + 1)));
  }

  /**
   * Sets the field, making the objects on its way where they lack: of the kind that the default run
   * has there.
   */
  void applyTo(ObjectNode root) {
    ObjectNode at = root;
    JsonNode standard = SpecificationFile.tree(Json.write(RunSpecification.standard()));
    for (String name : path.subList(0, path.size() - 1)) {
      JsonNode next = at.get(name);
      standard = standard.path(name);
      if (next == null || next.isNull()) {
        next = made(at, name, standard);
      }
      if (!(next instanceof ObjectNode object)) {
        throw new InvalidValueException(
            String.join(".", path), next, "a field of an object (\"" + name + "\" is none)");
      }
      at = object;
    }
    at.set(path.get(path.size() - 1), value);
  }

  private static ObjectNode made(ObjectNode at, String name, JsonNode standard) {
    ObjectNode made = at.putObject(name);
    for (String kind : KINDS) {
      if (standard.path(kind).isTextual()) {
        made.set(kind, standard.get(kind));
      }
    }
    return made;
  }
}
