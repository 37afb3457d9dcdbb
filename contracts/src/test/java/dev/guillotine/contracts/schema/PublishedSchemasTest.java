package dev.guillotine.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.guillotine.contracts.event.DataSetRequested;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.EventExamples;
import dev.guillotine.contracts.event.EventType;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.DataSourceExamples;
import dev.guillotine.contracts.specification.RunSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the records to the schemas that subscribers rely on. After a compatible change, write the
 * new schemas with {@code ./mvnw -pl contracts test -Dguillotine.schemas.write=true}; an
 * incompatible one needs a new version of the event's type.
 */
class PublishedSchemasTest {
  private static final Path PUBLISHED = Path.of("src/main/resources/schemas");
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static Stream<String> names() {
    return GeneratedSchemas.all().keySet().stream();
  }

  static List<Event> examples() {
    return EventExamples.all();
  }

  static List<DataSource> sources() {
    return DataSourceExamples.all();
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldNotBreakSubscribers(String name) throws IOException {
    JsonNode current = GeneratedSchemas.all().get(name);
    Path file = PUBLISHED.resolve(name + ".json");
    if (Files.exists(file)) {
      assertThat(SchemaCompatibility.breaks(MAPPER.readTree(file.toFile()), current)).isEmpty();
    }
    if (Boolean.getBoolean("guillotine.schemas.write")) {
      Files.createDirectories(PUBLISHED);
      Files.writeString(file, MAPPER.writeValueAsString(current) + "\n");
    }

    assertThat(file).as("published schema").exists();
    assertThat(MAPPER.readTree(file.toFile())).isEqualTo(current);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldAcceptWhatWePublish(Event event) throws IOException {
    JsonSchema schema = published(EventType.of(event.getClass()).schemaName());

    assertThat(schema.validate(MAPPER.readTree(Json.write(event)))).isEmpty();
    assertThat(schema.validate(MAPPER.readTree("{\"runId\": 7}"))).isNotEmpty();
  }

  @Test
  void shouldAcceptTheDefaultRunAndAnEmptyDocument() throws IOException {
    JsonSchema schema = published("run-specification.v1");

    assertThat(schema.validate(MAPPER.readTree(Json.write(RunSpecification.standard())))).isEmpty();
    assertThat(schema.validate(MAPPER.readTree("{}"))).isEmpty();
    assertThat(schema.validate(MAPPER.readTree("{\"epochs\": \"many\"}"))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void shouldAcceptEverySource(DataSource source) throws IOException {
    Event event = new DataSetRequested(new DataSetName("birds"), Instant.EPOCH, source);
    String json = Json.write(event);
    JsonSchema events = published(EventType.DATA_SET_REQUESTED.schemaName());
    JsonSchema runs = published("run-specification.v1");

    assertThat(events.validate(MAPPER.readTree(json))).isEmpty();
    assertThat(events.validate(MAPPER.readTree(json.replace("\"set\":", "\"sets\":"))))
        .isNotEmpty();
    assertThat(runs.validate(MAPPER.readTree("{\"data\":" + Json.write(source) + "}"))).isEmpty();
  }

  @Test
  void shouldDescribeTextsAsTexts() throws IOException {
    JsonSchema schema = published(EventType.DATA_SET_DESCRIBED.schemaName());
    String json = Json.write(examples().get(EventType.DATA_SET_DESCRIBED.ordinal()));

    assertThat(json).contains("\"name\":\"birds\"", "\"picture\":\"iVBORw==\"");
    for (String[] wrong :
        new String[][] {
          {"\"name\":\"birds\"", "\"name\":{\"text\":\"birds\"}"},
          {"\"iVBORw==\"", "[137]"},
          {"\"kind\":\"circular\",", ""},
          {"\"height\":64,", ""}
        }) {
      assertThat(schema.validate(MAPPER.readTree(json.replace(wrong[0], wrong[1]))))
          .as(wrong[1])
          .isNotEmpty();
    }
  }

  private static JsonSchema published(String name) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(MAPPER.readTree(PUBLISHED.resolve(name + ".json").toFile()));
  }
}
