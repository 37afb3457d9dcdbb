package dev.guillotine.platform.work;

import dev.guillotine.platform.broker.BrokerConfiguration;
import java.util.Optional;

/** One partition, so that workers are seen to share it. */
public record TestBroker(String bootstrapServers) implements BrokerConfiguration {
  @Override
  public int partitions() {
    return 1;
  }

  @Override
  public Optional<Short> replication() {
    return Optional.empty();
  }

  @Override
  public long retentionMillis() {
    return -1;
  }
}
