package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.DataSetDescribed;
import dev.guillotine.contracts.specification.BuiltInSet;
import dev.guillotine.embedding.description.Description;
import dev.guillotine.platform.broker.Broker;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.read.DataSets;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Says at start what the built-in sets hold: nobody asks for them. In the background, and again
 * while the broker is away: the service is ready without it.
 */
@Singleton
public class BuiltInDescriptions {
  private static final Logger LOG = Logger.getLogger(BuiltInDescriptions.class);
  private static final int PAUSE_MILLIS = 2_000;

  private final DataSets sets;
  private final Broker broker;
  private final EventPublisher publisher;
  private final CountDownLatch stopping = new CountDownLatch(1);

  BuiltInDescriptions(DataSets sets, Broker broker, EventPublisher publisher) {
    this.sets = sets;
    this.broker = broker;
    this.publisher = publisher;
  }

  void begin(@Observes StartupEvent event) {
    Thread thread = new Thread(this::describeAll, "describe-built-in");
    thread.setDaemon(true);
    thread.start();
  }

  void end(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  /** Returns when all are described, or the service stops. */
  void describeAll() {
    for (BuiltInSet builtIn : BuiltInSet.all()) {
      try {
        publishUntilTaken(describe(builtIn));
      } catch (IOException e) {
        LOG.errorf(e, "the built-in set %s is not described", builtIn.name());
      }
    }
  }

  private DataSetDescribed describe(BuiltInSet builtIn) throws IOException {
    try (DataSet set = sets.open(builtIn.source(), samples -> {})) {
      return new DataSetDescribed(
          builtIn.name(), Clock.systemUTC().instant(), builtIn.source(), null, Description.of(set));
    }
  }

  /** A topic that came into being because somebody wrote to it would not keep its records. */
  private void publishUntilTaken(DataSetDescribed description) {
    boolean taken = false;
    while (!taken && stopping.getCount() > 0) {
      try {
        broker.createTopics();
        publisher.publish(description);
        taken = true;
      } catch (RetryableFailure e) {
        LOG.warnf("%s, trying again", e.getMessage());
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.debug("stopped before the built-in sets were described");
      }
    } catch (InterruptedException e) {
      stopping.countDown();
      Thread.currentThread().interrupt();
    }
  }
}
