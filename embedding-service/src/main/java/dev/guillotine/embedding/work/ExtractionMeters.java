package dev.guillotine.embedding.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What an operator sees of the extraction at hand, whichever run it is for: the log says which. */
@Singleton
final class ExtractionMeters {
  private final Counter samples;
  private volatile double waiting;

  ExtractionMeters(MeterRegistry registry) {
    this.samples = registry.counter("guillotine.extraction.samples");
    Gauge.builder("guillotine.extraction.share.waiting", () -> waiting)
        .description("share of a piece's time in which the network waited for samples")
        .register(registry);
  }

  /** Counts samples, and shows the latest share of waiting, from 0 to 1. */
  void show(int done, double share) {
    samples.increment(done);
    waiting = share;
  }
}
