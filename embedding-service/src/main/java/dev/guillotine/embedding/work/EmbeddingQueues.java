package dev.guillotine.embedding.work;

import dev.guillotine.contracts.Topic;
import dev.guillotine.contracts.event.DataSetRequested;
import dev.guillotine.contracts.event.ExtractionRequested;
import dev.guillotine.contracts.event.ShardRequested;
import dev.guillotine.contracts.event.TrunkRequested;
import dev.guillotine.platform.work.WorkQueue;
import dev.guillotine.platform.work.WorkQueues;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The queues that this service works on. */
final class EmbeddingQueues {
  @Produces
  @Singleton
  WorkQueue<ExtractionRequested> extractions(WorkQueues queues, ExtractionWork work) {
    return queues.open(Topic.EXTRACTION_TASKS, ExtractionRequested.class, work);
  }

  @Produces
  @Singleton
  WorkQueue<ShardRequested> shards(WorkQueues queues, ShardWork work) {
    return queues.openFurther("shards", Topic.SHARD_TASKS, ShardRequested.class, work);
  }

  @Produces
  @Singleton
  WorkQueue<TrunkRequested> trunks(WorkQueues queues, TrunkWork work) {
    return queues.openFurther("trunks", Topic.TRUNK_TASKS, TrunkRequested.class, work);
  }

  @Produces
  @Singleton
  WorkQueue<DataSetRequested> descriptions(WorkQueues queues, DescriptionWork work) {
    return queues.openFurther("data-sets", Topic.DATA_SET_TASKS, DataSetRequested.class, work);
  }
}
