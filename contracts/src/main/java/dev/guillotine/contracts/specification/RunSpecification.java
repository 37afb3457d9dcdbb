package dev.guillotine.contracts.specification;

import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;

/**
 * Everything that decides a run: the same specification gives the same scores. Every component has
 * a default, so that an empty document is the default run.
 *
 * @param name label for people, at most 100 characters, default "run"
 * @param method the pretext task, default SimCLR
 * @param data the samples, default the generated objects
 * @param backbone the trunk that is customarily kept, default a ResNet-18 of width 16
 * @param projector the layers between it and the loss, default three
 * @param views the transformations to be ignored
 * @param optimizer how weights follow the gradient, default AdamW
 * @param schedule how the learning rate moves, default warm-up and cosine
 * @param epochs passes over the training images, 1 to 100,000, default 8
 * @param batch images per step (each gives two views), 2 to 65,536, default 128
 * @param images most training images to pretrain on, at least 2, default 5,000
 * @param seed of every random draw, default 0
 * @param checkpoints when a checkpoint is published and probed
 * @param probes what is asked of the features at every cut
 */
public record RunSpecification(
    String name,
    Method method,
    DataSource data,
    Backbone backbone,
    Projector projector,
    Views views,
    Optimizer optimizer,
    Schedule schedule,
    Integer epochs,
    Integer batch,
    Integer images,
    Long seed,
    CheckpointSchedule checkpoints,
    ProbePlan probes) {
  /** Most epochs that a run may have. */
  public static final int MOST_EPOCHS = 100_000;

  private static final int LONGEST_NAME = 100;
  private static final IntegerRange EPOCHS = new IntegerRange("epochs", 8, 1, MOST_EPOCHS);
  private static final IntegerRange BATCH = new IntegerRange("batch", 128, 2, 65_536);
  private static final IntegerRange IMAGES =
      new IntegerRange("images", 5_000, 2, DataSource.MOST_SAMPLES);

  public RunSpecification {
    name = name == null || name.isBlank() ? "run" : name.strip();
    if (name.length() > LONGEST_NAME) {
      throw new InvalidValueException("name", name, "at most " + LONGEST_NAME + " characters");
    }
    method = method == null ? new Method.SimClr(null) : method;
    data = data == null ? new DataSource.Objects(null, null, null, null) : data;
    backbone = backbone == null ? new Backbone(null, null, null) : backbone;
    projector = projector == null ? new Projector(null, null) : projector;
    views = views == null ? new Views(null, null, null, null) : views;
    optimizer = optimizer == null ? new Optimizer.AdamW(null, null) : optimizer;
    schedule = schedule == null ? new Schedule(null, null) : schedule;
    epochs = EPOCHS.require(epochs);
    batch = BATCH.require(batch);
    images = IMAGES.require(images);
    if (batch > images) {
      throw new InvalidValueException("batch", batch, "at most \"images\" (" + images + ")");
    }
    seed = seed == null ? 0L : seed;
    checkpoints = checkpoints == null ? new CheckpointSchedule(null, null) : checkpoints;
    probes = probes == null ? new ProbePlan(null, null, null, null, null, null) : probes;
  }

  /** The default run. */
  public static RunSpecification standard() {
    return new RunSpecification(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /** The same run on other data. */
  public RunSpecification withData(DataSource other) {
    return new RunSpecification(
        name,
        method,
        other,
        backbone,
        projector,
        views,
        optimizer,
        schedule,
        epochs,
        batch,
        images,
        seed,
        checkpoints,
        probes);
  }
}
