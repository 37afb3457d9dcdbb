package dev.guillotine.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether subscribers written against a published schema can read what a newer one describes. A
 * field may be added, and so may a choice; nothing may go, change its type, or become optional.
 */
final class SchemaCompatibility {
  private SchemaCompatibility() {}

  /** What would break a subscriber, by path; empty when nothing would. */
  static List<String> breaks(JsonNode published, JsonNode current) {
    List<String> breaks = new ArrayList<>();
    compare("", published, current, breaks);
    return breaks;
  }

  private static void compare(String path, JsonNode before, JsonNode after, List<String> breaks) {
    if (!before.isObject()) {
      return;
    }
    for (String keyword : List.of("type", "$ref", "format")) {
      if (before.has(keyword) && !before.get(keyword).equals(after.path(keyword))) {
        breaks.add(path + ": " + keyword + " changed from " + before.get(keyword));
      }
    }
    before
        .path("required")
        .forEach(name -> requireKept(path, "required", name, after.path("required"), breaks));
    choices(before).forEach(value -> requireKept(path, "enum", value, choices(after), breaks));
    for (String keyword : List.of("properties", "$defs")) {
      for (Map.Entry<String, JsonNode> field : before.path(keyword).properties()) {
        JsonNode kept = after.path(keyword).path(field.getKey());
        String inner = path + "/" + field.getKey();
        if (kept.isMissingNode()) {
          breaks.add(inner + ": is gone");
        } else {
          compare(inner, field.getValue(), kept, breaks);
        }
      }
    }
    compare(path + "/items", before.path("items"), after.path("items"), breaks);
    compare(
        path + "/values",
        before.path("additionalProperties"),
        after.path("additionalProperties"),
        breaks);
    for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
      before
          .path(keyword)
          .forEach(choice -> requireKept(path, keyword, choice, after.path(keyword), breaks));
    }
  }

  /** The values of an enumeration; one of a single value is written as a constant. */
  private static Iterable<JsonNode> choices(JsonNode schema) {
    return schema.has("const") ? List.of(schema.get("const")) : schema.path("enum");
  }

  private static void requireKept(
      String path, String keyword, JsonNode value, Iterable<JsonNode> after, List<String> breaks) {
    for (JsonNode kept : after) {
      if (kept.equals(value)) {
        return;
      }
    }
    breaks.add(path + ": " + keyword + " no longer has " + value);
  }
}
