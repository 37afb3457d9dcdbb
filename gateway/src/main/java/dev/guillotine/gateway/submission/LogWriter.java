package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.event.Event;
import dev.guillotine.gateway.view.LogExcerpt;
import dev.guillotine.gateway.view.Projection;
import dev.guillotine.gateway.view.RefusedEventException;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Puts what was submitted on the log, and shows it ahead of its copy there. */
@Singleton
public class LogWriter {
  private static final Logger LOG = Logger.getLogger(LogWriter.class);

  private final EventPublisher publisher;
  private final Projection projection;

  LogWriter(EventPublisher publisher, Projection projection) {
    this.publisher = publisher;
    this.projection = projection;
  }

  /**
   * Writes an event.
   *
   * @throws RetryableFailure when the broker did not take it
   */
  void append(Event event) throws RetryableFailure {
    publisher.publish(event);
    showAtOnce(event);
  }

  /** The log brings the event as well: should this fail, it is tried again from there. */
  private void showAtOnce(Event event) {
    try {
      projection.apply(LogExcerpt.ahead(event));
    } catch (RetryableFailure | RefusedEventException e) {
      LOG.warnf(e, "%s; what was submitted is not shown yet", e.getMessage());
    }
  }
}
