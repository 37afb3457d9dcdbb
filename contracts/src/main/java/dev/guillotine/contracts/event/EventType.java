package dev.guillotine.contracts.event;

import dev.guillotine.contracts.Topic;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of event, their names on the wire and their topics. */
public enum EventType {
  /** A run was submitted. */
  RUN_REQUESTED(RunRequested.class, Topic.RUN_REQUESTS),
  /** A run is not to go on. */
  RUN_CANCELLED(RunCancelled.class, Topic.RUN_CANCELLATIONS),
  /** A phase of a run came further. */
  RUN_PROGRESSED(RunProgressed.class, Topic.RUN_PROGRESS),
  /** A checkpoint is whole in the object store. */
  CHECKPOINT_PUBLISHED(CheckpointPublished.class, Topic.CHECKPOINTS),
  /** The extraction of a checkpoint's features is to be planned. */
  EXTRACTION_REQUESTED(ExtractionRequested.class, Topic.EXTRACTION_TASKS),
  /** Some rows of features are to be extracted. */
  SHARD_REQUESTED(ShardRequested.class, Topic.SHARD_TASKS),
  /** Features of a checkpoint are whole in the object store. */
  FEATURES_EXTRACTED(FeaturesExtracted.class, Topic.FEATURES),
  /** Features are to be probed. */
  PROBE_REQUESTED(ProbeRequested.class, Topic.PROBE_TASKS),
  /** One cut was scored. */
  LAYER_SCORED(LayerScored.class, Topic.LAYER_SCORES),
  /** One cut is recommended. */
  CUT_RECOMMENDED(CutRecommended.class, Topic.CUT_RECOMMENDATIONS),
  /** One cut's embeddings were measured without labels. */
  LAYER_MEASURED(LayerMeasured.class, Topic.LAYER_MEASURES),
  /** A trunk is to be written for taking home. */
  TRUNK_REQUESTED(TrunkRequested.class, Topic.TRUNK_TASKS),
  /** A checkpoint that was made elsewhere is known. */
  CHECKPOINT_REGISTERED(CheckpointRegistered.class, Topic.CHECKPOINT_REGISTRATIONS),
  /** A data set is to be described. */
  DATA_SET_REQUESTED(DataSetRequested.class, Topic.DATA_SET_TASKS),
  /** A data set was opened, and this is what it holds. */
  DATA_SET_DESCRIBED(DataSetDescribed.class, Topic.DATA_SETS),
  /** Work was given up. */
  DEAD_LETTERED(DeadLettered.class, Topic.DEAD_LETTERS);

  private static final String PREFIX = "dev.guillotine.";
  private static final int VERSION = 1;

  private final Class<? extends Event> record;
  private final Topic topic;

  EventType(Class<? extends Event> record, Topic topic) {
    this.record = record;
    this.topic = topic;
  }

  /** The record that carries it. */
  public Class<? extends Event> record() {
    return record;
  }

  /** Where it is published. */
  public Topic topic() {
    return topic;
  }

  /** The CloudEvents type, for example {@code dev.guillotine.layer-scored.v1}. */
  public String wireName() {
    return PREFIX + schemaName();
  }

  /** Name of the JSON Schema, for example {@code layer-scored.v1}. */
  public String schemaName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v" + VERSION;
  }

  /** The type of a record. */
  public static EventType of(Class<? extends Event> record) {
    return Arrays.stream(values()).filter(type -> type.record == record).findFirst().orElseThrow();
  }

  /** The type with this CloudEvents name, if we know it. */
  public static Optional<EventType> named(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
  }
}
