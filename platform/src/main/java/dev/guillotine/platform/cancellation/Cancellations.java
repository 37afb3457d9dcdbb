package dev.guillotine.platform.cancellation;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.RunEvent;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The runs that this process has heard are cancelled. For any number of threads. */
@Singleton
public final class Cancellations {
  private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();

  /** None so far. */
  public Cancellations() {}

  /** A run is cancelled; hearing it twice changes nothing. */
  public void hear(UUID runId) {
    cancelled.add(runId);
  }

  /** Whether a run is cancelled. */
  public boolean isCancelled(UUID runId) {
    return cancelled.contains(runId);
  }

  /** Whether an event belongs to a run that is cancelled. */
  public boolean concern(Event event) {
    return event instanceof RunEvent ofRun && isCancelled(ofRun.runId());
  }
}
