package dev.guillotine.trainer.work;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.platform.work.WorkQueue;
import dev.guillotine.platform.work.WorkQueues;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The queue that this service works on. */
final class TrainerQueue {
  @Produces
  @Singleton
  WorkQueue<RunRequested> runs(WorkQueues queues, TrainingWork work) {
    return queues.open(Topic.RUN_REQUESTS, RunRequested.class, work);
  }
}
