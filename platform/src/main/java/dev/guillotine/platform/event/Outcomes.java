package dev.guillotine.platform.event;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.platform.failure.RetryableFailure;
import java.util.Collection;

/**
 * Publishes what tasks lead to, so that every event is in the log once for readers of committed
 * records, however often a task is done, by whomever, and wherever it was broken off.
 */
@FunctionalInterface
public interface Outcomes {
  /**
   * Begins to publish the outcome of a task. Whoever else is at the same task can publish no more
   * from here on.
   *
   * @param task whose id names the outcome; nothing of it is older
   * @param topics that the outcome goes to
   * @throws RetryableFailure when the broker does not answer in time
   */
  Outcome open(Event task, Collection<Topic> topics) throws RetryableFailure;

  /** The outcome of one task. */
  interface Outcome extends AutoCloseable {
    /**
     * Publishes those of some events that the log does not hold yet, all or none of them.
     *
     * @throws RetryableFailure when the broker does not take them in time, or somebody else is at
     *     the task now
     */
    void publish(Collection<? extends Event> events) throws RetryableFailure;

    @Override
    void close();
  }
}
