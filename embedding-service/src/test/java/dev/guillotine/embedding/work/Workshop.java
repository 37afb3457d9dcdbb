package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.embedded.EmbeddedS3;
import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.event.PastAttempts;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.ObjectStoreConfiguration;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.platform.storage.UserFiles;
import dev.guillotine.representation.data.read.DataSets;
import dev.guillotine.representation.data.store.DataCache;
import io.minio.MinioClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that extraction works with: a real object store, empty at first, and room for files. */
final class Workshop implements AutoCloseable {
  final List<Event> events = new CopyOnWriteArrayList<>();
  final ObjectStore store;
  private final Path folder;
  final DataSets sets;
  private final EmbeddedS3 server;
  private final UserFiles files;
  private final ComputeTurns turns;

  Workshop(Path folder) throws IOException {
    this.folder = folder;
    this.server = EmbeddedS3.start(folder.resolve("s3"), 0, "access", "secret");
    this.store =
        new ObjectStore(
            URI.create(server.endpoint()),
            "us-east-1",
            "access",
            "secret",
            "guillotine",
            Duration.ofSeconds(10));
    this.files = new UserFiles(new TestStore(URI.create(server.endpoint())));
    this.sets =
        new DataSets(new DataCache(folder.resolve("cache"), 1 << 30, Clock.systemUTC()), files);
    this.turns = new ComputeTurns(new OneThread(Optional.of(folder.resolve("turns"))));
  }

  /** Work that tells only this workshop. */
  ExtractionWork work(int batch) {
    return work(batch, this::remember);
  }

  /** Work that tells a publisher. */
  ExtractionWork work(int batch, EventPublisher publisher) {
    return new ExtractionWork(
        () -> batch,
        new OneThread(Optional.empty()),
        turns,
        store,
        new Scratch(folder.resolve("scratch"), "embedding-test"),
        publisher,
        sets);
  }

  /** Describes data sets and tells a publisher. */
  DescriptionWork descriptions(EventPublisher publisher) {
    return new DescriptionWork(sets, publisher);
  }

  /** The store is away from now on. */
  void stopServer() throws IOException {
    server.close();
  }

  /** A client of the store such as a user has. */
  MinioClient client() {
    return MinioClient.builder()
        .endpoint(server.endpoint())
        .region("us-east-1")
        .credentials("access", "secret")
        .build();
  }

  CompletableFuture<Void> remember(Event event, PastAttempts past) {
    events.add(event);
    return CompletableFuture.completedFuture(null);
  }

  /** What was published last. */
  FeaturesExtracted extracted() {
    return (FeaturesExtracted) events.get(events.size() - 1);
  }

  List<TensorSpec> tensors(ObjectReference object) throws IOException, WorkFailure {
    return read(object, SafetensorsFile::tensors);
  }

  float[] floats(ObjectReference object, String tensor) throws IOException, WorkFailure {
    return read(object, file -> file.floats(tensor));
  }

  int[] integers(ObjectReference object, String tensor) throws IOException, WorkFailure {
    long[] values = read(object, file -> file.longs(tensor));
    return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
  }

  private interface Reading<T> {
    T from(SafetensorsFile file) throws IOException;
  }

  /** An object of the store, which must be what its reference claims. */
  private <T> T read(ObjectReference object, Reading<T> reading) throws IOException, WorkFailure {
    Path file = folder.resolve("object");
    store.get(object, file);
    try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
      return reading.from(tensors);
    }
  }

  private record OneThread(Optional<Path> turns) implements ComputeConfiguration {
    @Override
    public Optional<Integer> givenThreads() {
      return Optional.of(1);
    }
  }

  private record TestStore(URI endpoint) implements ObjectStoreConfiguration {
    @Override
    public String accessKey() {
      return "access";
    }

    @Override
    public String secretKey() {
      return "secret";
    }

    @Override
    public String bucket() {
      return "guillotine";
    }

    @Override
    public String region() {
      return "us-east-1";
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(10);
    }
  }

  @Override
  public void close() throws IOException {
    turns.close();
    files.close();
    store.close();
    server.close();
  }
}
