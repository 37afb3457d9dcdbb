package dev.guillotine.standalone.stack;

import dev.guillotine.contracts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stack that is up, as its home says in {@code standalone.json}.
 *
 * @param pid of the supervisor
 * @param startedAt when everything was ready
 * @param api root of the gateway
 * @param bootstrapServers address of the broker
 * @param objects address of the object store
 * @param services where each service listens
 * @param logs folder of the logs
 */
public record RunningStack(
    long pid,
    Instant startedAt,
    URI api,
    String bootstrapServers,
    ObjectStoreAddress objects,
    Map<String, URI> services,
    String logs) {
  public RunningStack {
    services = Map.copyOf(services);
  }

  /** The process that has a home, whether its stack is up, on its way up or on its way down. */
  public static OptionalLong supervisor(Home home) {
    return HomeLock.holder(home);
  }

  /** The stack that is up in a home. What a killed one left behind is taken away. */
  public static Optional<RunningStack> in(Home home) {
    OptionalLong holder = supervisor(home);
    try {
      if (holder.isEmpty()) {
        Files.deleteIfExists(home.description());
      }
      return Files.exists(home.description())
          ? Optional.of(Json.read(Files.readString(home.description()), RunningStack.class))
              .filter(stack -> stack.pid == holder.orElse(-1))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + home.description(), e);
    }
  }

  /** Tells everybody, all at once. */
  void announceIn(Home home) {
    try {
      Path draft = home.folder().resolve("standalone.json.draft");
      Files.writeString(
          draft, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
      Files.move(
          draft,
          home.description(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + home.description(), e);
    }
  }

  /** Takes back what was told. */
  static void withdrawFrom(Home home) {
    try {
      Files.deleteIfExists(home.description());
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + home.description(), e);
    }
  }
}
