package dev.guillotine.contracts.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.specification.CheckpointName;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.RunSpecification;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Schemas (draft 2020-12) as the records give them. */
final class GeneratedSchemas {
  private GeneratedSchemas() {}

  /** Schemas by name: one per event type, and that of the run specification as people write it. */
  static Map<String, JsonNode> all() {
    Map<String, JsonNode> schemas = new LinkedHashMap<>();
    for (EventType type : EventType.values()) {
      schemas.put(type.schemaName(), generator(true).generateSchema(type.record()));
    }
    schemas.put("run-specification.v1", generator(false).generateSchema(RunSpecification.class));
    return schemas;
  }

  /** Events carry every field that is never null; in what people write, every field is optional. */
  private static SchemaGenerator generator(boolean complete) {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonModule(
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY,
                    JacksonOption.RESPECT_JSONPROPERTY_ORDER))
            .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
    builder.forTypesInGeneral().withCustomDefinitionProvider(GeneratedSchemas::text);
    if (complete) {
      builder.forFields().withRequiredCheck(GeneratedSchemas::neverNull);
    }
    return new SchemaGenerator(builder.build());
  }

  /** Bytes and names, which Jackson writes as a text. */
  private static CustomDefinition text(ResolvedType type, SchemaGenerationContext context) {
    ObjectNode text = context.getGeneratorConfig().createObjectNode().put("type", "string");
    if (type.isInstanceOf(DataSetName.class) || type.isInstanceOf(CheckpointName.class)) {
      return inline(text);
    }
    return type.isInstanceOf(byte[].class) ? inline(text.put("contentEncoding", "base64")) : null;
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(
        schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.NO);
  }

  private static boolean neverNull(FieldScope field) {
    return field.getAnnotationConsideringFieldAndGetter(JsonInclude.class) == null;
  }
}
