package dev.guillotine.trainer.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.StoredFiles;
import dev.guillotine.embedded.EmbeddedS3;
import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.representation.data.read.DataSets;
import dev.guillotine.representation.data.store.DataCache;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real training of a tiny network into a real object store. */
class TrainingWorkTest {
  private static final String SPECIFICATION =
      """
      {"data": {"set": "objects", "train": 200, "test": 100, "size": 16}, "backbone": {"name": "resnet18", "width": 2},
       "projector": {"widths": [8, 4]}, "epochs": 4, "batch": 32, "images": 100,
       "checkpoints": {"everyEpochs": 2}, "probes": {"validation": 50}}
      """;

  @TempDir static Path data;
  private static EmbeddedS3 server;
  private static ObjectStore store;

  private final List<Event> events = new ArrayList<>();
  private RuntimeException whileTelling;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedS3.start(data.resolve("s3"), 0, "access", "secret");
    store =
        new ObjectStore(
            URI.create(server.endpoint()),
            "us-east-1",
            "access",
            "secret",
            "guillotine",
            Duration.ofSeconds(10));
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
    server.close();
  }

  @Test
  void shouldPublishTheCheckpointsThatAreAskedFor() throws WorkFailure {
    work().perform(task(SPECIFICATION), new Lease());

    assertThat(published()).extracting(one -> one.checkpoint().epoch()).containsExactly(0, 2, 4);
    assertThat(published()).extracting(one -> one.checkpoint().step()).containsExactly(0L, 6L, 12L);
    assertThat(published())
        .extracting(one -> one.checkpoint().last())
        .containsExactly(false, false, true);
    assertThat(published().get(0).cutPoints())
        .extracting(cut -> cut.name() + ":" + cut.dimension())
        .containsExactly(
            "stem:2",
            "stage1:2",
            "stage2:4",
            "stage3:8",
            "backbone:16",
            "projector1:8",
            "projector2:4");
    assertThat(events)
        .filteredOn(RunProgressed.class::isInstance)
        .map(RunProgressed.class::cast)
        .last()
        .satisfies(
            word ->
                assertThat(word.metrics())
                    .containsKeys(
                        "loss",
                        "learningRate",
                        "trunkRank",
                        "samplesPerSecond",
                        "share.forward",
                        "share.publishing"));
  }

  /** Killed when a checkpoint was stored and nobody had heard of it. */
  @Test
  void shouldEndWithTheSameWeightsWhetherOrNotItWasKilled() throws WorkFailure {
    String everyStep = with("\"everySteps\": 1");
    work().perform(task(everyStep), new Lease());
    String undisturbed = lastDigest();
    events.clear();

    RunRequested task = task(everyStep);
    for (int killedAt : new int[] {1, 5, 9}) {
      whileTelling = new IllegalStateException("killed");
      assertThatThrownBy(() -> work(killedAt).perform(task, new Lease())).isSameAs(whileTelling);
      whileTelling = null;
      assertThat(work().reached(task)).isEqualTo(killedAt);
    }
    work().perform(task, new Lease());

    assertThat(lastDigest()).isEqualTo(undisturbed);
  }

  @Test
  void shouldPublishOnALogarithmicScaleAndAtEveryFewSteps() throws WorkFailure {
    work().perform(task(with("\"perDecade\": 2, \"everySteps\": 5")), new Lease());

    assertThat(published())
        .extracting(one -> one.checkpoint().step())
        .containsExactly(0L, 1L, 3L, 5L, 10L, 12L);
    assertThat(published()).allMatch(one -> one.checkpoint().siblings() == 6);
  }

  @Test
  void shouldKeepTheOptimizerWhereItIsAskedFor() throws WorkFailure {
    RunRequested lean = task(with("\"everyEpochs\": 2"));
    RunRequested whole = task(with("\"everyEpochs\": 2, \"optimizer\": true"));
    work().perform(lean, new Lease());
    work().perform(whole, new Lease());

    for (long step : new long[] {0, 6, 12}) {
      assertThat(store.list(ObjectKeys.checkpoints(lean.runId())))
          .contains(ObjectKeys.weights(lean.runId(), step));
      assertThat(store.list(ObjectKeys.checkpoints(whole.runId())))
          .contains(ObjectKeys.optimizer(whole.runId(), step));
    }
    assertThat(store.list(ObjectKeys.checkpoints(lean.runId())))
        .hasSize(3 + 3 + 1)
        .contains(ObjectKeys.optimizer(lean.runId(), 12));
  }

  @Test
  void shouldPublishAnUntrainedNetworkOnce() throws WorkFailure {
    work()
        .perform(
            task(
                SPECIFICATION.replace(
                    "\"epochs\"", "\"method\": {\"name\": \"random\"}, \"epochs\"")),
            new Lease());

    assertThat(published()).hasSize(1);
    assertThat(published().get(0).checkpoint().last()).isTrue();
    assertThat(published().get(0).checkpoint().step()).isZero();
  }

  @Test
  void shouldEndWhenItsTimeIsOver() {
    String limited = SPECIFICATION.replace("\"epochs\"", "\"minutes\": 1e-6, \"epochs\"");

    assertThatThrownBy(() -> work().perform(task(limited), new Lease()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("minutes")
        .hasMessageContaining("of 12");
  }

  @Test
  void shouldSayWhyWhenTrainingRunsAway() {
    String wild =
        SPECIFICATION
            .replace("\"epochs\": 4", "\"epochs\": 400")
            .replace(
                "\"batch\"",
                "\"optimizer\": {\"name\": \"sgd\", \"rate\": 100, \"weightDecay\": 10}, \"batch\"");

    assertThatThrownBy(() -> work().perform(task(wild), new Lease()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("optimizer.rate");
  }

  private static String with(String checkpoints) {
    return SPECIFICATION.replace("\"everyEpochs\": 2", checkpoints);
  }

  @Test
  void shouldPassOverACheckpointThatIsNotWhole() throws WorkFailure {
    RunRequested task = task(SPECIFICATION);
    work().perform(task, new Lease());
    String undisturbed = lastDigest();
    store.put(ObjectKeys.weights(task.runId(), 12), "torn".getBytes(StandardCharsets.UTF_8));
    events.clear();

    work().perform(task, new Lease());

    assertThat(lastDigest()).isEqualTo(undisturbed);
  }

  @Test
  void shouldSayWhatIsWrongWithTheData() {
    assertThatThrownBy(
            () ->
                work()
                    .perform(
                        task("{\"data\": {\"set\": \"cifar10\", \"path\": \"" + data + "\"}}"),
                        new Lease()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("data_batch_1.bin");
    assertThatThrownBy(
            () ->
                work()
                    .perform(
                        task("{\"data\": {\"set\": \"objects\", \"train\": 100}}"), new Lease()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("validation");
  }

  @Test
  void shouldEndWhenTheStoreIsAway() {
    ObjectStore away =
        new ObjectStore(
            URI.create("http://127.0.0.1:1"), "x", "x", "x", "away", Duration.ofSeconds(1));
    assertThatThrownBy(() -> work(away, publisher(-1)).perform(task(SPECIFICATION), new Lease()))
        .isInstanceOf(RetryableFailure.class);
  }

  private static RunRequested task(String json) {
    return new RunRequested(UUID.randomUUID(), Instant.now(), SpecificationReader.fromJson(json));
  }

  private TrainingWork work() {
    return work(store, publisher(-1));
  }

  private TrainingWork work(int killedAt) {
    return work(store, publisher(killedAt));
  }

  private static TrainingWork work(ObjectStore store, EventPublisher publisher) {
    TrainerConfiguration everyStep = () -> Duration.ZERO;
    ComputeConfiguration twoThreads = new TwoThreads(Optional.of(data.resolve("turns")));
    return new TrainingWork(
        everyStep,
        twoThreads,
        turns(twoThreads),
        store,
        new Scratch(data, "trainer-test"),
        publisher,
        new DataSets(
            new DataCache(data.resolve("sets"), 1 << 20, Clock.systemUTC()), new NoFiles()),
        new TrainingMeters(new SimpleMeterRegistry()));
  }

  /** In place of the part of the store that users write to: generated sets need none of it. */
  private static final class NoFiles implements StoredFiles {
    @Override
    public List<Entry> list(String bucket, String prefix) throws IOException {
      throw new NoSuchFileException(bucket);
    }

    @Override
    public InputStream open(String bucket, String key) throws IOException {
      throw new NoSuchFileException(bucket);
    }
  }

  private static ComputeTurns turns(ComputeConfiguration configuration) {
    try {
      return new ComputeTurns(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record TwoThreads(Optional<Path> turns) implements ComputeConfiguration {
    @Override
    public String device() {
      return "auto";
    }

    @Override
    public Optional<Integer> givenThreads() {
      return Optional.of(2);
    }
  }

  /** Remembers events; dies on the checkpoint of one step. */
  private EventPublisher publisher(int killedAt) {
    return (event, attempts) -> {
      if (whileTelling != null
          && event instanceof CheckpointPublished published
          && published.checkpoint().step() >= killedAt) {
        throw whileTelling;
      }
      events.add(event);
      return CompletableFuture.completedFuture(null);
    };
  }

  private List<CheckpointPublished> published() {
    return events.stream()
        .filter(CheckpointPublished.class::isInstance)
        .map(CheckpointPublished.class::cast)
        .toList();
  }

  private String lastDigest() {
    List<CheckpointPublished> published = published();
    return published.get(published.size() - 1).checkpoint().digest();
  }
}
