package dev.guillotine.platform.work;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.validation.Required;
import java.time.Duration;

/**
 * How a queue is worked on.
 *
 * @param bootstrapServers of the broker
 * @param topic the queue
 * @param group name of the share group: its members share the tasks
 * @param lock how long the broker waits for a sign of life before it gives the task to another
 *     worker; renewed three times as often. Brokers allow 15 seconds or more unless told otherwise
 * @param attempts that bring a task no further, after which it is given up
 * @param backOff wait before a failed task is released; doubles with each delivery up to a minute
 * @param drain longest wait for the task at hand when the service stops
 */
public record WorkSettings(
    String bootstrapServers,
    Topic topic,
    String group,
    Duration lock,
    int attempts,
    Duration backOff,
    Duration drain) {
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

  public WorkSettings {
    Required.text("bootstrapServers", bootstrapServers);
    if (topic.kind() != Topic.Kind.QUEUE) {
      throw new IllegalArgumentException(topic + " is not a queue");
    }
    Required.text("group", group);
  }

  /** The wait before a task that failed on this delivery is released. */
  Duration backOff(int delivery) {
    Duration grown = backOff.multipliedBy(1L << Math.min(delivery - 1, 10));
    return grown.compareTo(LONGEST_BACK_OFF) < 0 ? grown : LONGEST_BACK_OFF;
  }
}
