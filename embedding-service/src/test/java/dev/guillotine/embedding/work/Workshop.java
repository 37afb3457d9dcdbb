package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.FeatureManifest;
import dev.guillotine.contracts.event.FeatureShard;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.ShardRequested;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.CutPoint;
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
import dev.guillotine.platform.work.Lease;
import dev.guillotine.representation.data.read.DataSets;
import dev.guillotine.representation.data.store.DataCache;
import dev.guillotine.representation.network.NetworkDefinition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.minio.MinioClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that extraction works with: a real object store, empty at first, and room for files. */
public final class Workshop implements AutoCloseable {
  public final List<Event> events = new CopyOnWriteArrayList<>();
  public final ObjectStore store;
  private final Path folder;
  final DataSets sets;
  private final EmbeddedS3 server;
  private final UserFiles files;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ExtractionMeters extractionMeters = new ExtractionMeters(meters);
  private final ComputeTurns turns;

  /** Whether the operator has modules run. */
  boolean modulesAllowed = true;

  /** An empty store below a folder. */
  public Workshop(Path folder) throws IOException {
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

  /** Rows of one piece of the tiny network's features. */
  static final int ROWS = 16;

  /**
   * How much at once.
   *
   * @param batch samples in one forward pass
   * @param shardBytes of one piece
   */
  record Bounds(int batch, long shardBytes) implements EmbeddingConfiguration {
    @Override
    public Modules modules() {
      return new ModuleBounds();
    }

    /** Pieces of {@link #ROWS} rows. */
    static Bounds batch(int batch) {
      int numbers =
          NetworkDefinition.of(TinyCheckpoint.ARCHITECTURE).cutPoints().stream()
              .mapToInt(CutPoint::dimension)
              .sum();
      return new Bounds(batch, (long) ROWS * numbers * Float.BYTES);
    }
  }

  /** Plans, and tells a publisher. */
  ExtractionWork planning(Bounds bounds, EventPublisher publisher) {
    return new ExtractionWork(
        bounds, store, scratch(), publisher, sets, new Extractions(store, publisher));
  }

  /** A worker that extracts pieces and tells a publisher. */
  ShardWork worker(Bounds bounds, EventPublisher publisher) {
    ComputeConfiguration compute = new OneThread(Optional.empty());
    return new ShardWork(
        bounds,
        compute,
        new ForwardPasses(
            new LoadedNetwork(compute, store),
            new HostedModules(() -> modulesAllowed, bounds, compute, store)),
        turns,
        store,
        scratch(),
        publisher,
        sets,
        new Extractions(store, publisher),
        extractionMeters);
  }

  /** Writes trunks. */
  TrunkWork trunks() {
    return new TrunkWork(new OneThread(Optional.empty()), store, scratch());
  }

  private Scratch scratch() {
    return new Scratch(folder.resolve("scratch"), "embedding-test");
  }

  /** Plans, and does all pieces one after another. */
  public void extract(ExtractionRequested task, int batch) throws WorkFailure {
    plan(task, batch);
    ShardWork worker = worker(Bounds.batch(batch), this::remember);
    for (ShardRequested piece : pieces()) {
      worker.perform(piece, new Lease());
    }
  }

  /** Plans; what is asked for is remembered. */
  public void plan(ExtractionRequested task, int batch) throws WorkFailure {
    planning(Bounds.batch(batch), this::remember).perform(task, new Lease());
  }

  /** What was asked for. */
  List<ShardRequested> pieces() {
    return events.stream()
        .filter(ShardRequested.class::isInstance)
        .map(ShardRequested.class::cast)
        .toList();
  }

  /** All files of what was extracted last. */
  public List<FeatureShard> shards() throws WorkFailure {
    byte[] json = store.find(extracted().manifest().key(), 1 << 20).orElseThrow();
    return Json.read(new String(json, StandardCharsets.UTF_8), FeatureManifest.class).shards();
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

  private record ModuleBounds() implements EmbeddingConfiguration.Modules {
    @Override
    public long memory() {
      return 1L << 30;
    }

    @Override
    public int batch() {
      return 8;
    }

    @Override
    public Duration answer() {
      return Duration.ofSeconds(8);
    }

    @Override
    public long unpacked() {
      return 1 << 20;
    }
  }

  private record OneThread(Optional<Path> turns) implements ComputeConfiguration {
    @Override
    public String device() {
      return "auto";
    }

    @Override
    public Optional<Integer> givenThreads() {
      return Optional.of(1);
    }
  }

  private record TestStore(URI endpoint) implements ObjectStoreConfiguration {
    @Override
    public Optional<URI> publicEndpoint() {
      return Optional.empty();
    }

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
