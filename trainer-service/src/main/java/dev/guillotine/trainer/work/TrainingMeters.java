package dev.guillotine.trainer.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What an operator sees of the training at hand, whichever run it is: the log says which. */
@Singleton
final class TrainingMeters {
  private final Counter steps;
  private final Counter samples;
  private final MeterRegistry registry;
  private final Map<String, Double> latest = new ConcurrentHashMap<>();

  TrainingMeters(MeterRegistry registry) {
    this.registry = registry;
    this.steps = registry.counter("guillotine.training.steps");
    this.samples = registry.counter("guillotine.training.samples");
  }

  /** Counts a step of that many samples. */
  void count(int batch) {
    steps.increment();
    samples.increment(batch);
  }

  /** Shows the latest numbers, each as a gauge of its own. */
  void show(Map<String, Double> metrics) {
    metrics.forEach(
        (name, value) -> {
          if (latest.put(name, value) == null) {
            Gauge.builder("guillotine.training." + name, latest, map -> map.get(name))
                .register(registry);
          }
        });
  }
}
