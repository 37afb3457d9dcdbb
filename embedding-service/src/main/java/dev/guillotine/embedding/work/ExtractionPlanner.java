package dev.guillotine.embedding.work;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.platform.work.Planner;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Asks for a plan for the features of every checkpoint that is published. */
@ApplicationScoped
public class ExtractionPlanner {
  private final Planner planner;

  ExtractionPlanner(Planner planner) {
    this.planner = planner;
  }

  /** Takes a record of {@code guillotine.checkpoints}. */
  @Incoming("checkpoints")
  @Blocking
  public void plan(ConsumerRecord<String, String> record) {
    planner.plan(
        record,
        CheckpointPublished.class,
        published -> new ExtractionRequested(published.runId(), published.occurredAt(), published));
  }
}
