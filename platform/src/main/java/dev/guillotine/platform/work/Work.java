package dev.guillotine.platform.work;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.platform.failure.WorkFailure;

/**
 * A task that one worker does. It must be repeatable: a worker may be killed at any moment, and
 * another one then does the whole task again.
 *
 * @param <T> the event that asks for it
 */
@FunctionalInterface
public interface Work<T extends Event> {
  /**
   * Does the task; its outputs are durable when this returns.
   *
   * @param lease to be asked often, at least every few seconds, whether to go on
   * @throws WorkFailure when it could not be done
   */
  void perform(T task, Lease lease) throws WorkFailure;
}
