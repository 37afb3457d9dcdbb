package dev.guillotine.contracts;

import java.util.Arrays;

/** The topics of the system. Their names and what they carry are public API. */
public enum Topic {
  /** One record per submitted run; a trainer takes it as work, the gateway reads it as a log. */
  RUN_REQUESTS(Kind.QUEUE),
  /** One record per checkpoint and data set whose extraction is to be planned. */
  EXTRACTION_TASKS(Kind.QUEUE),
  /** One record per piece of an extraction. */
  SHARD_TASKS(Kind.QUEUE),
  /** One record per set of features that is to be probed. */
  PROBE_TASKS(Kind.QUEUE),
  /** One record per trunk that is to be written for taking home. */
  TRUNK_TASKS(Kind.QUEUE),
  /** One record per data set that is to be opened and described. */
  DATA_SET_TASKS(Kind.QUEUE),
  /** Runs that are not to go on. */
  RUN_CANCELLATIONS(Kind.STREAM),
  /** How far each phase of a run has come. */
  RUN_PROGRESS(Kind.STREAM),
  /** Checkpoints that are whole in the object store. */
  CHECKPOINTS(Kind.STREAM),
  /** Features of every cut that are whole in the object store. */
  FEATURES(Kind.STREAM),
  /** The downstream score of one cut under one probe. */
  LAYER_SCORES(Kind.STREAM),
  /** The cut to choose for one checkpoint, task and probe. */
  CUT_RECOMMENDATIONS(Kind.STREAM),
  /** What can be said of one cut's embeddings without labels. */
  LAYER_MEASURES(Kind.STREAM),
  /** Checkpoints that were made elsewhere. */
  CHECKPOINT_REGISTRATIONS(Kind.STREAM),
  /** What each data set holds. */
  DATA_SETS(Kind.STREAM),
  /** Work that was given up, and why. */
  DEAD_LETTERS(Kind.STREAM);

  /** How a topic is read. */
  public enum Kind {
    /** Each record is one task that one worker takes (share group). */
    QUEUE,
    /** Each record is a fact that every subscriber reads (consumer group). */
    STREAM
  }

  private static final String PREFIX = "guillotine.";

  private final Kind kind;

  Topic(Kind kind) {
    this.kind = kind;
  }

  /** The name on the broker, for example {@code guillotine.layer-scores}. */
  public String topicName() {
    return PREFIX + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** How this topic is read. */
  public Kind kind() {
    return kind;
  }

  /**
   * The topic with this name on the broker.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Topic named(String topicName) {
    return Arrays.stream(values())
        .filter(topic -> topic.topicName().equals(topicName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no topic is named " + topicName));
  }
}
