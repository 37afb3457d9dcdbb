package dev.guillotine.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.embedded.EmbeddedS3;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server. */
class ObjectStoreTest {
  @TempDir static Path data;
  @TempDir Path folder;
  private static EmbeddedS3 server;
  private static ObjectStore store;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedS3.start(data, 0, "access", "secret");
    store = client(server.endpoint(), "secret");
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
    server.close();
  }

  @Test
  void shouldGiveBackWhatWasPutWhateverItsSize() throws IOException, WorkFailure {
    for (int size : new int[] {0, 1, 20 << 20}) {
      byte[] content = new byte[size];
      new Random(size).nextBytes(content);
      Path file = Files.write(folder.resolve("in"), content);

      ObjectReference reference = store.put("sizes/" + size, file);
      store.get(reference, folder.resolve("out"));

      assertThat(folder.resolve("out")).hasSameBinaryContentAs(file);
      assertThat(reference.size()).isEqualTo(size);
    }
    assertThat(store.list("sizes/")).containsExactly("sizes/0", "sizes/1", "sizes/20971520");
  }

  @Test
  void shouldRefuseContentThatIsNotWhatWasClaimed() throws WorkFailure {
    ObjectReference first = store.put("changed", bytes("first"));
    store.put("changed", bytes("other"));

    assertThatThrownBy(() -> store.get(first, folder.resolve("out")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("changed is corrupt");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(folder.resolve("out.partial")).doesNotExist();
  }

  @Test
  void shouldTellAMissingObjectFromAStoreThatIsAway() throws WorkFailure {
    ObjectReference never = new ObjectReference("never", 1, "0".repeat(64));
    try (ObjectStore away = client("http://127.0.0.1:1", "secret")) {
      assertThatThrownBy(() -> away.get(never, folder.resolve("out")))
          .isInstanceOf(RetryableFailure.class);
    }
    assertThatThrownBy(() -> store.get(never, folder.resolve("out")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("no such object");
    assertThat(store.find("never", 10)).isEmpty();
  }

  @Test
  void shouldLetExactlyOneOfManyWritersHaveAKey() throws WorkFailure {
    store.requireBucket();
    AtomicInteger winners = new AtomicInteger();

    IntStream.range(0, 8)
        .parallel()
        .forEach(
            writer -> {
              try {
                Optional<ObjectReference> won = store.putIfAbsent("once", bytes("by " + writer));
                won.ifPresent(reference -> winners.incrementAndGet());
              } catch (RetryableFailure e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(winners).hasValue(1);
    assertThat(store.find("once", 100)).isPresent();
  }

  @Test
  void shouldReadSmallObjectsWholeAndRefuseLargerOnes() throws WorkFailure {
    store.put("small", bytes("manifest"));

    assertThat(store.find("small", 8)).contains(bytes("manifest"));
    assertThatThrownBy(() -> store.find("small", 7))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("larger than 7 bytes");
    store.remove("small");
    store.remove("small");
    assertThat(store.find("small", 8)).isEmpty();
  }

  @Test
  void shouldListObjectsWithTheirAgeAndFoldersAlone() throws WorkFailure {
    Instant before = Instant.now().minusSeconds(2);
    store.put("tree/a/1", bytes("1"));
    store.put("tree/b/c/2", bytes("22"));
    store.put("tree/leaf", bytes("333"));

    assertThat(store.folders("tree/")).containsExactly("tree/a/", "tree/b/");
    assertThat(store.objects("tree/"))
        .extracting(object -> object.key() + " " + object.size())
        .containsExactly("tree/a/1 1", "tree/b/c/2 2", "tree/leaf 3");
    assertThat(store.objects("tree/"))
        .allSatisfy(object -> assertThat(object.modified()).isBetween(before, Instant.now()));
    assertThat(store.folders("nothing/")).isEmpty();
  }

  @Test
  void shouldBeRefusedWithAWrongSecret() {
    try (ObjectStore impostor = client(server.endpoint(), "guess")) {
      assertThatThrownBy(() -> impostor.put("x", bytes("x"))).isInstanceOf(RetryableFailure.class);
    }
  }

  private static ObjectStore client(String endpoint, String secretKey) {
    return new ObjectStore(
        URI.create(endpoint),
        "us-east-1",
        "access",
        secretKey,
        "guillotine",
        Duration.ofSeconds(10));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
