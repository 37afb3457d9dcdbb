package dev.guillotine.probe.work;

import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.LayerMeasured;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.ProbeRequested;
import dev.guillotine.embedded.EmbeddedS3;
import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.event.Outcomes.Outcome;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.platform.work.Lease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** All that probing works with: a real object store, empty at first, and room for files. */
final class Workshop implements AutoCloseable {
  final List<Event> events = new ArrayList<>();
  final ObjectStore store;
  private final Path folder;
  private final EmbeddedS3 server;
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
    this.turns = new ComputeTurns(new OneThread(Optional.of(folder.resolve("turns"))));
  }

  /** Does a task and remembers what is published. */
  void perform(ProbeRequested task) throws WorkFailure {
    new ProbingWork(
            new ProbeEngine(new OneThread(Optional.empty())),
            turns,
            store,
            new Scratch(folder.resolve("scratch"), "probe-test"),
            (event, attempts) -> {
              events.add(event);
              return CompletableFuture.completedFuture(null);
            },
            (any, topics) -> new Told(),
            "1.2.3")
        .perform(task, new Lease());
  }

  List<LayerScored> scores() {
    return published(LayerScored.class);
  }

  List<LayerMeasured> measures() {
    return published(LayerMeasured.class);
  }

  List<CutRecommended> recommendations() {
    return published(CutRecommended.class);
  }

  private <E extends Event> List<E> published(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Remembers what is published, in place of a broker. */
  private final class Told implements Outcome {
    @Override
    public void publish(Collection<? extends Event> published) {
      events.addAll(published);
    }

    @Override
    public void close() {}
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

  @Override
  public void close() throws IOException {
    turns.close();
    store.close();
    server.close();
  }
}
