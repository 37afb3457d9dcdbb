package dev.guillotine.probe.work;

import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.ProbeRequested;
import dev.guillotine.platform.work.Planner;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Asks for probes on all features that were extracted. */
@ApplicationScoped
public class ProbePlanner {
  private final Planner planner;

  ProbePlanner(Planner planner) {
    this.planner = planner;
  }

  /** Takes a record of {@code guillotine.features}. */
  @Incoming("features")
  @Blocking
  public void plan(ConsumerRecord<String, String> record) {
    planner.plan(
        record,
        FeaturesExtracted.class,
        extracted -> new ProbeRequested(extracted.runId(), extracted.occurredAt(), extracted));
  }
}
