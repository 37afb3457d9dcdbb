package dev.guillotine.gateway;

import dev.guillotine.embedded.EmbeddedS3;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real object store for the tests of what is given out from it. */
public class ObjectServer implements QuarkusTestResourceLifecycleManager {
  private EmbeddedS3 server;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "gateway-objects-");
      server = EmbeddedS3.start(folder, 0, "access", "secret");
      return Map.of(
          "guillotine.object-store.endpoint", server.endpoint(),
          "guillotine.object-store.access-key", "access",
          "guillotine.object-store.secret-key", "secret",
          "guillotine.gateway.trunk-wait", "2s");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server == null) {
      return;
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
