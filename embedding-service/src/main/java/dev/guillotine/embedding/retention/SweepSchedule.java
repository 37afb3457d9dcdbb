package dev.guillotine.embedding.retention;

import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;

/** Sweeps from time to time and shows what was found last. */
@Singleton
public class SweepSchedule {
  private static final Logger LOG = Logger.getLogger(SweepSchedule.class);
  private static final Duration LONGEST_WAIT_FOR_THE_FIRST = Duration.ofMinutes(10);
  private static final double MEGABYTE = 1e6;

  private final SweepConfiguration configuration;
  private final FeatureSweep sweep;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile SweepReport latest = SweepReport.NOTHING;

  SweepSchedule(SweepConfiguration configuration, ObjectStore store, MeterRegistry registry) {
    this.configuration = configuration;
    Retention retention = new Retention(configuration.grace(), configuration.keep());
    this.sweep = new FeatureSweep(store, retention, configuration.orphans(), Clock.systemUTC());
    show(registry, "objects", SweepReport::objects);
    show(registry, "bytes", SweepReport::bytes);
    show(registry, "orphans", SweepReport::orphans);
    show(registry, "orphan.bytes", SweepReport::orphanBytes);
  }

  private void show(MeterRegistry registry, String what, ToLongFunction<SweepReport> number) {
    Gauge.builder("guillotine.features." + what, () -> number.applyAsLong(latest))
        .description(what.replace('.', ' ') + " of features in the object store at the last sweep")
        .register(registry);
  }

  void begin(@Observes StartupEvent event) {
    Thread thread = new Thread(this::sweepUntilTheEnd, "feature-sweep");
    thread.setDaemon(true);
    thread.start();
  }

  void end(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  /** Workers that start together do not sweep together. */
  private void sweepUntilTheEnd() {
    long every = configuration.every().toMillis();
    long longest = Math.min(every, LONGEST_WAIT_FOR_THE_FIRST.toMillis());
    long drawn = UUID.randomUUID().getLeastSignificantBits();
    try {
      boolean stopped = isStoppedWithin(Math.floorMod(drawn, 1 + longest));
      while (!stopped) {
        sweep();
        stopped = isStoppedWithin(every);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStoppedWithin(long millis) throws InterruptedException {
    return stopping.await(millis, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    try {
      latest = sweep.sweep();
      LOG.infof(
          "features: %d objects, %.1f MB; nothing needs %d of them, %.1f MB%s",
          latest.objects(),
          latest.bytes() / MEGABYTE,
          latest.orphans(),
          latest.orphanBytes() / MEGABYTE,
          latest.orphans() == 0 ? "" : fate());
    } catch (WorkFailure e) {
      LOG.warnf("the sweep of features was not finished: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("the sweep of features failed", e);
    }
  }

  private String fate() {
    return switch (configuration.orphans()) {
      case REMOVE -> "; they are removed";
      case REPORT -> "; GUILLOTINE_EMBEDDING_SWEEP_ORPHANS=remove removes them";
    };
  }
}
