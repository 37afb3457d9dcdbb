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

  /**
   * How far the attempts so far have brought the task, durably: a next one goes on from there. Work
   * that comes further between attempts is not given up, however often its workers are killed.
   *
   * @return in a measure that only grows; 0 for nothing, and for work that always begins anew
   * @throws WorkFailure when it cannot be told
   */
  default long reached(T task) throws WorkFailure {
    return 0;
  }
}
