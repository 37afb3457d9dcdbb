package dev.guillotine.platform.work;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

/**
 * Starts the work queues that the service produces when it starts, and drains them when it stops.
 */
@ApplicationScoped
public class WorkLifecycle {
  private final Instance<WorkQueue<?>> queues;

  WorkLifecycle(@Any Instance<WorkQueue<?>> queues) {
    this.queues = queues;
  }

  void begin(@Observes StartupEvent event) {
    queues.forEach(WorkQueue::start);
  }

  void end(@Observes ShutdownEvent event) {
    queues.forEach(WorkQueue::close);
  }
}
