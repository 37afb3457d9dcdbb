package dev.guillotine.gateway.trunk;

import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.event.TrunkRequested;
import dev.guillotine.gateway.view.RunRecord;
import dev.guillotine.gateway.view.RunViews;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.storage.ObjectStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Networks up to one of their cuts, for taking home. The embedding service writes them when they
 * are first asked for; whoever asks waits for a while, and may ask again.
 */
@Singleton
public class Trunks {
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** A task that was not heard of for so long is asked for again. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final RunViews views;
  private final ObjectStore store;
  private final EventPublisher publisher;
  private final Duration wait;
  private final Map<UUID, Instant> asked = new ConcurrentHashMap<>();

  Trunks(
      RunViews views,
      ObjectStore store,
      EventPublisher publisher,
      @ConfigProperty(name = "guillotine.gateway.trunk-wait", defaultValue = "15s") Duration wait) {
    this.views = views;
    this.store = store;
    this.publisher = publisher;
    this.wait = wait;
  }

  /**
   * A run's trunk; empty while it is being written.
   *
   * @param step of the checkpoint; null for the last one
   * @param cut name of the cut point; null for the one that is recommended first
   * @throws NoTrunkException when there is none to write, or writing it has failed for good
   * @throws dev.guillotine.contracts.validation.InvalidValueException when there is no such
   *     checkpoint or cut
   * @throws RetryableFailure when database, store or broker do not answer
   */
  public Optional<Trunk> find(RunRecord run, Long step, String cut) throws RetryableFailure {
    TrunkRequested request = TrunkChoice.of(run, step, cut);
    boolean there = isThere(request);
    if (!there) {
      askFor(request);
      there = appears(request);
    }
    return there ? Optional.of(trunk(run, request)) : Optional.empty();
  }

  private boolean isThere(TrunkRequested request) throws RetryableFailure {
    return store.size(request.module()).isPresent();
  }

  /** Once in a while only: the task is on its queue, and asking again makes nothing faster. */
  private void askFor(TrunkRequested request) throws RetryableFailure {
    Instant now = request.occurredAt();
    asked.values().removeIf(before -> before.plus(PATIENCE).isBefore(now));
    if (asked.putIfAbsent(request.id(), now) == null) {
      try {
        publisher.publish(request);
      } catch (RetryableFailure e) {
        asked.remove(request.id());
        throw e;
      }
    }
  }

  private boolean appears(TrunkRequested request) throws RetryableFailure {
    Instant first = asked.getOrDefault(request.id(), request.occurredAt());
    Instant end = Instant.now().plus(wait);
    boolean there = false;
    while (!there && Instant.now().isBefore(end)) {
      requireHope(request, first);
      pause();
      there = isThere(request);
    }
    return there;
  }

  /** What was given up before it was asked for this time may succeed now. */
  private void requireHope(TrunkRequested request, Instant first) throws RetryableFailure {
    Optional<DeadLettered> letter = views.givenUp(request.subject());
    if (letter.isPresent() && !letter.get().occurredAt().isBefore(first)) {
      asked.remove(request.id());
      throw new NoTrunkException("the trunk could not be written: " + letter.get().reason());
    }
  }

  private static void pause() throws RetryableFailure {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableFailure("interrupted while a trunk was waited for", e);
    }
  }

  private static Trunk trunk(RunRecord run, TrunkRequested request) {
    String name =
        run.request().specification().name().replaceAll("[^A-Za-z0-9._-]+", "-")
            + "-"
            + request.source().checkpoint().step()
            + "-"
            + request.cut();
    return new Trunk(name, request, new ModelCard(run, request).markdown());
  }
}
