package dev.guillotine.platform.broker;

import dev.guillotine.platform.failure.RetryableFailure;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Creates the topics at start, in the background and again until it succeeds: a service starts
 * whether or not the broker is there. Not ready while the topics are missing or the broker is away;
 * liveness does not depend on it.
 */
@Readiness
@ApplicationScoped
public class BrokerPreparation implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(BrokerPreparation.class);
  private static final int PAUSE_MILLIS = 2_000;

  private final Broker broker;
  private volatile boolean prepared;

  BrokerPreparation(Broker broker) {
    this.broker = broker;
  }

  void begin(@Observes StartupEvent event) {
    Thread thread = new Thread(this::prepareUntilDone, "create-topics");
    thread.setDaemon(true);
    thread.start();
  }

  private void prepareUntilDone() {
    while (!prepared) {
      try {
        broker.createTopics();
        prepared = true;
      } catch (RetryableFailure e) {
        LOG.warn(e.getMessage());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public HealthCheckResponse call() {
    if (!prepared) {
      return HealthCheckResponse.named("broker").down().withData("reason", "no topics yet").build();
    }
    try {
      broker.ping();
      return HealthCheckResponse.up("broker");
    } catch (RetryableFailure e) {
      return HealthCheckResponse.named("broker").down().withData("reason", e.getMessage()).build();
    }
  }
}
