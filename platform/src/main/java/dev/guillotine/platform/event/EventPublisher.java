package dev.guillotine.platform.event;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.platform.failure.RetryableFailure;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes events to their topics as CloudEvents in binary mode. */
public interface EventPublisher {
  /** Longest time that {@link #publish} waits for the broker. */
  int BOUND_SECONDS = 15;

  /**
   * Sends an event.
   *
   * @param event what to send, to its own topic, keyed by its subject
   * @param past what was tried before on the work it asks for
   * @return completes when the broker has it, fails when it could not be told in time
   */
  CompletionStage<Void> send(Event event, PastAttempts past);

  /**
   * Sends an event and waits until the broker has it.
   *
   * @throws RetryableFailure when the broker did not take it within {@value #BOUND_SECONDS} seconds
   */
  default void publish(Event event) throws RetryableFailure {
    publish(event, PastAttempts.NONE);
  }

  /**
   * Sends an event that asks for work which was tried before, and waits until the broker has it.
   *
   * @throws RetryableFailure when the broker did not take it within {@value #BOUND_SECONDS} seconds
   */
  default void publish(Event event, PastAttempts past) throws RetryableFailure {
    String what = "the broker did not take " + event.getClass().getSimpleName();
    try {
      send(event, past).toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new RetryableFailure(what, e.getCause());
    } catch (TimeoutException e) {
      throw new RetryableFailure(what + " within " + BOUND_SECONDS + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableFailure(what + ": interrupted", e);
    }
  }
}
