package dev.guillotine.platform.broker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where the broker is, and how topics are created on it when they are missing. */
@ConfigMapping(prefix = "guillotine.broker")
public interface BrokerConfiguration {
  /** Addresses of the broker; follows {@code kafka.bootstrap.servers}. */
  @WithDefault("${kafka.bootstrap.servers:localhost:9092}")
  String bootstrapServers();

  /** Partitions of each topic. The workers on a queue are not capped by it. */
  @WithDefault("4")
  int partitions();

  /** Copies of each record; the broker's default when absent. */
  Optional<Short> replication();

  /** How long records are kept, in milliseconds; −1 is for good. */
  @WithDefault("-1")
  long retentionMillis();
}
