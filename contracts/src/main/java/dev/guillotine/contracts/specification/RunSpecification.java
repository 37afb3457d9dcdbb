package dev.guillotine.contracts.specification;

import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.RealRange;

/**
 * Everything that decides a run: the same specification gives the same scores. Every component has
 * a default, so that an empty document is the default run.
 *
 * @param name label for people, at most 100 characters, default "run"
 * @param method the pretext task, default SimCLR
 * @param positives what the two views of a pair show, default the same sample
 * @param data the samples, default the generated objects
 * @param backbone the trunk that is customarily kept, default a ResNet-18 of width 16
 * @param projector the layers between it and the loss, default three
 * @param views the transformations to be ignored
 * @param optimizer how weights follow the gradient, default AdamW
 * @param schedule how the learning rate moves, default warm-up and cosine
 * @param epochs passes over the training images, 1 to 100,000, default 8
 * @param batch samples per step (each gives two views, or one where the method compares none), 2 to
 *     65,536, default 128
 * @param step how a step's gradient is computed
 * @param minutes longest time that may be spent on training, however often it is taken up again, 0
 *     for no bound, to 1,000,000, default 0; a run that needs more fails, what it published stays
 * @param images most training images to pretrain on, at least 2, default 5,000
 * @param seed of every random draw, default 0
 * @param checkpoints when a checkpoint is published and probed
 * @param probes what is asked of the features at every cut
 */
public record RunSpecification(
    String name,
    Method method,
    Positives positives,
    DataSource data,
    Backbone backbone,
    Projector projector,
    Views views,
    Optimizer optimizer,
    Schedule schedule,
    Integer epochs,
    Integer batch,
    StepRule step,
    Double minutes,
    Integer images,
    Long seed,
    CheckpointSchedule checkpoints,
    ProbePlan probes) {
  /** Most epochs that a run may have. */
  public static final int MOST_EPOCHS = 100_000;

  private static final int LONGEST_NAME = 100;
  private static final IntegerRange EPOCHS = new IntegerRange("epochs", 8, 1, MOST_EPOCHS);
  private static final IntegerRange BATCH = new IntegerRange("batch", 128, 2, 65_536);
  private static final RealRange MINUTES = new RealRange("minutes", 0, 0, 1e6);
  private static final IntegerRange IMAGES =
      new IntegerRange("images", 5_000, 2, DataSource.MOST_SAMPLES);

  public RunSpecification {
    name = name == null || name.isBlank() ? "run" : name.strip();
    if (name.length() > LONGEST_NAME) {
      throw new InvalidValueException("name", name, "at most " + LONGEST_NAME + " characters");
    }
    method = method == null ? new Method.SimClr(null, null) : method;
    positives = positives == null ? new Positives(null, null) : positives;
    data = data == null ? new DataSource.Objects(null, null, null, null) : data;
    backbone = backbone == null ? new Backbone.ResNet18(null, null) : backbone;
    if (backbone instanceof Backbone.Module && !(method instanceof Method.Given)) {
      throw new InvalidValueException(
          "backbone.name", "module", "a network that can be trained, unless \"method\" is given");
    }
    projector = projector == null ? new Projector(null, null, null) : projector;
    views = views == null ? Views.standard() : views;
    optimizer = optimizer == null ? new Optimizer.AdamW(null, null) : optimizer;
    schedule = schedule == null ? new Schedule(null, null, null) : schedule;
    epochs = EPOCHS.require(epochs);
    batch = BATCH.require(batch);
    step = step == null ? new StepRule(null, null, null) : step;
    minutes = MINUTES.require(minutes);
    images = IMAGES.require(images);
    if (batch > images) {
      throw new InvalidValueException("batch", batch, "at most \"images\" (" + images + ")");
    }
    if (batch % step.parts() != 0 || batch / step.parts() < 2) {
      throw new InvalidValueException(
          "step.parts",
          step.parts(),
          "a divisor of \"batch\" (" + batch + ") that leaves parts of 2");
    }
    seed = seed == null ? 0L : seed;
    checkpoints = checkpoints == null ? CheckpointSchedule.standard() : checkpoints;
    probes = probes == null ? ProbePlan.standard() : probes;
  }

  /** The default run. */
  public static RunSpecification standard() {
    return new RunSpecification(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null);
  }

  /** The same run with another network. */
  public RunSpecification withNetwork(Backbone otherBackbone, Projector otherProjector) {
    return with(data, otherBackbone, otherProjector);
  }

  /** The same run on other data. */
  public RunSpecification withData(DataSource other) {
    return with(other, backbone, projector);
  }

  private RunSpecification with(
      DataSource otherData, Backbone otherBackbone, Projector otherProjector) {
    return new RunSpecification(
        name,
        method,
        positives,
        otherData,
        otherBackbone,
        otherProjector,
        views,
        optimizer,
        schedule,
        epochs,
        batch,
        step,
        minutes,
        images,
        seed,
        checkpoints,
        probes);
  }
}
