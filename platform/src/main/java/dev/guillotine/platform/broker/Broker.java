package dev.guillotine.platform.broker;

import dev.guillotine.contracts.Topic;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** What we ask of the broker apart from records: topics, group settings, a sign of life. */
@Singleton
public final class Broker implements AutoCloseable {
  private static final int BOUND_SECONDS = 5;

  private final Admin admin;
  private final BrokerConfiguration configuration;

  /** Connects when it is first used. */
  public Broker(BrokerConfiguration configuration) {
    this.configuration = configuration;
    this.admin =
        Admin.create(
            Map.<String, Object>of(
                "bootstrap.servers",
                configuration.bootstrapServers(),
                "default.api.timeout.ms",
                BOUND_SECONDS * 1000,
                "request.timeout.ms",
                BOUND_SECONDS * 1000 - 1000));
  }

  /** Addresses of the broker. */
  public String bootstrapServers() {
    return configuration.bootstrapServers();
  }

  /**
   * Creates the topics that are missing. Records are kept for good: the log is the truth.
   *
   * @throws RetryableFailure when the broker does not answer
   */
  public void createTopics() throws RetryableFailure {
    Optional<Integer> partitions = Optional.of(configuration.partitions());
    Optional<Short> replication = configuration.replication();
    List<NewTopic> topics =
        Arrays.stream(Topic.values())
            .map(
                topic ->
                    new NewTopic(topic.topicName(), partitions, replication)
                        .configs(
                            Map.of("retention.ms", Long.toString(configuration.retentionMillis()))))
            .toList();
    for (KafkaFuture<Void> creation : admin.createTopics(topics).values().values()) {
      try {
        await("create the topics", creation);
      } catch (RetryableFailure e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  /**
   * Lets a share group begin with the oldest record, and sets how long its locks last.
   *
   * @throws RetryableFailure when the broker does not answer
   */
  public void prepareShareGroup(String group, Duration lock) throws RetryableFailure {
    await(
        "prepare the share group " + group,
        admin
            .incrementalAlterConfigs(
                Map.of(
                    new ConfigResource(ConfigResource.Type.GROUP, group),
                    List.of(
                        set("share.auto.offset.reset", "earliest"),
                        set("share.record.lock.duration.ms", Long.toString(lock.toMillis())))))
            .all());
  }

  /**
   * Returns when the broker has answered.
   *
   * @throws RetryableFailure when it has not
   */
  void ping() throws RetryableFailure {
    await("reach the broker", admin.describeCluster().clusterId());
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  private static <T> void await(String what, KafkaFuture<T> answer) throws RetryableFailure {
    try {
      answer.get(BOUND_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new RetryableFailure(
          "could not " + what + ": " + e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new RetryableFailure("could not " + what + " in " + BOUND_SECONDS + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryableFailure("could not " + what + ": interrupted", e);
    }
  }

  @Override
  @PreDestroy
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
