package dev.guillotine.platform.work;

import dev.guillotine.contracts.Topic;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service works on its queue. */
@ConfigMapping(prefix = "guillotine.work")
public interface WorkConfiguration {
  /** Name of the share group; further queues of a service have names that begin with it. */
  @WithDefault("${quarkus.application.name}")
  String group();

  /** How long the broker waits for a sign of life before another worker gets the task. */
  @WithDefault("15s")
  Duration lock();

  /** Deliveries after which a task is given up. */
  @WithDefault("10")
  int attempts();

  /** Wait before a failed task is released; doubles with each delivery up to a minute. */
  @WithDefault("2s")
  Duration backOff();

  /** Longest wait for the task at hand when the service stops. */
  @WithDefault("20s")
  Duration drain();

  /** The settings of a queue. */
  default WorkSettings of(String bootstrapServers, Topic topic, String group) {
    return new WorkSettings(bootstrapServers, topic, group, lock(), attempts(), backOff(), drain());
  }
}
