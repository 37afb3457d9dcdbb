package dev.guillotine.probe.work;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.ProbeRequested;
import dev.guillotine.platform.work.WorkQueue;
import dev.guillotine.platform.work.WorkQueues;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The queue that this service works on. */
final class ProbeQueue {
  @Produces
  @Singleton
  WorkQueue<ProbeRequested> probes(WorkQueues queues, ProbingWork work) {
    return queues.open(Topic.PROBE_TASKS, ProbeRequested.class, work);
  }
}
