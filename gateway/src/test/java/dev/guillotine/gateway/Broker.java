package dev.guillotine.gateway;

import dev.guillotine.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real broker, and a folder for the view, for all tests of the gateway. */
public class Broker implements QuarkusTestResourceLifecycleManager {
  private EmbeddedKafka kafka;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "gateway-test-");
      kafka = EmbeddedKafka.start(folder.resolve("broker"), 0);
      return Map.of(
          "kafka.bootstrap.servers", kafka.bootstrapServers(),
          "guillotine.gateway.view-folder", folder.resolve("view").toAbsolutePath().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (kafka == null) {
      return;
    }
    try {
      kafka.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
