package dev.guillotine.contracts.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of a document that could not be read which field is wrong, and what is allowed there. */
final class Refusal {
  private Refusal() {}

  static InvalidValueException of(JsonProcessingException e, SourceText source) {
    if (!(e instanceof JsonMappingException mapping)) {
      return malformed(e);
    }
    String path = path(mapping.getPath());
    if (mapping.getCause() instanceof InvalidValueException refused) {
      return refused.within(path);
    }
    if (mapping instanceof UnrecognizedPropertyException unknown) {
      return new InvalidValueException(
          path,
          "an unknown field",
          "one of "
              + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList());
    }
    if (mapping instanceof InvalidTypeIdException type) {
      return unknownType(path, type, source.at(type.getPath()));
    }
    if (mapping instanceof InvalidFormatException format) {
      return new InvalidValueException(path, format.getValue(), allowed(format.getTargetType()));
    }
    if (mapping instanceof MismatchedInputException mismatch) {
      return new InvalidValueException(
          path,
          source.at(mismatch.getPath()).map(JsonNode::toString).orElse("a value of another kind"),
          allowed(mismatch.getTargetType()));
    }
    return mapping.getCause() instanceof JsonProcessingException inner && inner != e
        ? of(inner, source)
        : malformed(e);
  }

  private static InvalidValueException malformed(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? "the document"
            : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    return new InvalidValueException("", "malformed text at " + where, "well-formed JSON or YAML");
  }

  /** A value that is no object at all lies where an object says by one of its fields what it is. */
  private static InvalidValueException unknownType(
      String path, InvalidTypeIdException e, Optional<JsonNode> given) {
    Class<?> base = e.getBaseType().getRawClass();
    JsonTypeInfo info = base.getAnnotation(JsonTypeInfo.class);
    boolean deduced = info.use() == JsonTypeInfo.Id.DEDUCTION;
    Optional<JsonNode> noObject = given.filter(node -> !node.isObject());
    if (noObject.isPresent()) {
      return new InvalidValueException(
          path,
          noObject.get(),
          deduced
              ? fieldsOfOne(base)
              : "an object whose field \"%s\" is %s".formatted(info.property(), namesOf(base)));
    }
    if (deduced) {
      return new InvalidValueException(path, "an object with other fields", fieldsOfOne(base));
    }
    return new InvalidValueException(info.property(), e.getTypeId(), namesOf(base)).within(path);
  }

  private static String namesOf(Class<?> base) {
    return Arrays.stream(base.getAnnotation(JsonSubTypes.class).value())
        .map(sub -> sub.value().getAnnotation(JsonTypeName.class).value())
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private static String fieldsOfOne(Class<?> base) {
    return "an object with the fields "
        + Arrays.stream(base.getPermittedSubclasses())
            .map(Class::getRecordComponents)
            .map(fields -> Arrays.stream(fields).map(RecordComponent::getName))
            .map(names -> names.sorted().toList().toString())
            .collect(Collectors.joining(" or "));
  }

  private static String allowed(Class<?> target) {
    if (target == null) {
      return "another kind of value";
    }
    if (target.isEnum()) {
      return "one of "
          + Arrays.stream(target.getFields())
              .filter(Field::isEnumConstant)
              .map(field -> field.getAnnotation(JsonProperty.class))
              .filter(Objects::nonNull)
              .map(JsonProperty::value)
              .collect(Collectors.joining(", "));
    }
    if (target == Integer.class || target == Long.class || target == int.class) {
      return "an integer";
    }
    if (target == Double.class || target == double.class) {
      return "a number";
    }
    if (target == Boolean.class || target == boolean.class) {
      return "true or false";
    }
    if (List.class.isAssignableFrom(target)) {
      return "a list";
    }
    return target == String.class || writtenAsText(target) ? "a text" : "an object";
  }

  private static boolean writtenAsText(Class<?> target) {
    return Arrays.stream(target.getMethods())
        .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
  }

  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }
}
