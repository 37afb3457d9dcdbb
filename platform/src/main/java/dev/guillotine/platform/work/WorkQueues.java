package dev.guillotine.platform.work;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.platform.broker.Broker;
import dev.guillotine.platform.cancellation.CancellationReader;
import dev.guillotine.platform.cancellation.Cancellations;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.RetryableFailure;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Opens this service's work queues. */
@Singleton
public final class WorkQueues {
  private static final Logger LOG = Logger.getLogger(WorkQueues.class);

  private final Broker broker;
  private final WorkConfiguration configuration;
  private final EventPublisher publisher;
  private final MeterRegistry meters;
  private final Cancellations cancellations;
  private final CancellationReader reader;

  WorkQueues(
      Broker broker,
      WorkConfiguration configuration,
      EventPublisher publisher,
      MeterRegistry meters,
      Cancellations cancellations,
      CancellationReader reader) {
    this.broker = broker;
    this.configuration = configuration;
    this.publisher = publisher;
    this.meters = meters;
    this.cancellations = cancellations;
    this.reader = reader;
  }

  /**
   * A queue on which work has not begun. Starting it waits, in the background, until the broker
   * knows the group's settings: without them a new group would miss what was asked before it. It
   * also waits until all cancellations so far were heard.
   */
  public <T extends Event> WorkQueue<T> open(Topic topic, Class<T> type, Work<T> work) {
    return open(configuration.group(), topic, type, work);
  }

  /**
   * Another queue of the same service, whose workers are a share group of their own.
   *
   * @param part what sets this group's name apart from that of the service's first queue
   */
  public <T extends Event> WorkQueue<T> openFurther(
      String part, Topic topic, Class<T> type, Work<T> work) {
    return open(configuration.group() + "-" + part, topic, type, work);
  }

  private <T extends Event> WorkQueue<T> open(
      String group, Topic topic, Class<T> type, Work<T> work) {
    WorkSettings settings = configuration.of(broker.bootstrapServers(), topic, group);
    return new WorkQueue<>(
        settings, type, work, publisher, meters, cancellations, () -> prepare(settings));
  }

  private boolean prepare(WorkSettings settings) {
    try {
      broker.createTopics();
      broker.prepareShareGroup(settings.group(), settings.lock());
      return reader.isUpToDate();
    } catch (RetryableFailure e) {
      LOG.warn(e.getMessage());
      return false;
    }
  }
}
