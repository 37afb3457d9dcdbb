package dev.guillotine.standalone.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guillotine.contracts.json.Json;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The containers of docker-compose.yml.
 *
 * @param services by name, anchors and merges resolved
 */
record Compose(JsonNode services) {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The file at the root of the repository. */
  static Compose read() {
    return new Compose(yaml(ROOT.resolve("docker-compose.yml")).path("services"));
  }

  /** A YAML file as a tree. */
  static JsonNode yaml(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      Object document = yaml.load(text);
      return Json.mapper().valueToTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The service that is built from a room's folder. */
  Optional<JsonNode> builtFrom(Room room) {
    return services
        .valueStream()
        .filter(service -> service.at("/build/context").asText().equals(room.module()))
        .findFirst();
  }

  /** The Dockerfile of a service, which Compose looks up from the build's context. */
  static Path dockerfile(JsonNode service) {
    JsonNode build = service.path("build");
    return ROOT.resolve(build.path("context").asText())
        .resolve(build.path("dockerfile").asText())
        .normalize();
  }

  /** The names of the environment variables that a service is given. */
  static Set<String> variables(JsonNode service) {
    return service
        .path("environment")
        .propertyStream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
