package dev.guillotine.trainer.training;

import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.Head;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.ChannelStatistics;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.trainer.label.Labels;
import dev.guillotine.trainer.view.PositivePairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The pretraining of one network: views of samples, in an order, for a learner. A step is a
 * function of the state and of its number alone: every random draw is addressed by it, so that a
 * training restored from files goes on as if it had never stopped. For one thread.
 */
public final class Pretraining implements AutoCloseable {
  private final RunSpecification specification;
  private final Normalisation normalisation;
  private final SampleOrder order;
  private final Parts parts;
  private final Learner learner;

  /**
   * The untrained network of a run.
   *
   * @throws InvalidValueException when the set does not fit the specification
   */
  public Pretraining(RunSpecification specification, DataSet set, ComputeEngine engine) {
    this.specification = specification;
    Selection samples =
        new Splits(set, specification.probes().validation())
            .samples(Split.TRAIN)
            .first(specification.images());
    if (samples.size() < specification.batch()) {
      throw new InvalidValueException(
          "batch",
          specification.batch(),
          "at most the " + samples.size() + " samples that there are to train on");
    }
    this.normalisation = ChannelStatistics.of(samples);
    this.order =
        new SampleOrder(
            RandomAddress.of(specification.seed(), "order"), samples.size(), specification.batch());
    Optional<Labels> own = methodLabels(set, samples);
    Optional<Labels> probed = Labels.standard(set, samples);
    Architecture architecture =
        new Architecture(
            specification.backbone(), specification.projector(), head(own), samples.shape());
    PositivePairs pairs =
        PositivePairs.of(specification.positives(), set, samples, specification.seed());
    this.learner =
        new Learner(
            specification,
            architecture,
            steps(),
            probed
                .map(labels -> OptionalInt.of(labels.task().classes()))
                .orElse(OptionalInt.empty()),
            engine);
    this.parts =
        new Parts(
            specification, samples, normalisation, order, pairs, own, probed, steps(), engine);
  }

  /** The labels that the method's loss reads. */
  private Optional<Labels> methodLabels(DataSet set, Selection samples) {
    Method method = specification.method();
    if (method instanceof Method.SupCon supCon) {
      return Optional.of(Labels.require("method.task", supCon.task(), set, samples));
    }
    if (method instanceof Method.Supervised supervised) {
      return Optional.of(Labels.require("method.task", supervised.task(), set, samples));
    }
    return Optional.empty();
  }

  private Head head(Optional<Labels> labels) {
    Method method = specification.method();
    if (method instanceof Method.Byol byol) {
      return new Head.Predictor(byol.hidden());
    }
    if (method instanceof Method.SimSiam simSiam) {
      return new Head.Predictor(simSiam.hidden());
    }
    return method instanceof Method.Supervised
        ? new Head.Classifier(labels.orElseThrow().task().classes())
        : null;
  }

  /** Full batches in one epoch; the samples that are left over come in another epoch. */
  public int stepsPerEpoch() {
    return order.stepsPerEpoch();
  }

  /** Steps of the whole run; none where nothing is trained. */
  public long steps() {
    return specification.method().views() == 0
        ? 0
        : (long) specification.epochs() * stepsPerEpoch();
  }

  /** Epochs that are complete after this many steps. */
  public int epochsAfter(long steps) {
    return (int) (steps / stepsPerEpoch());
  }

  /** What the network is. */
  public Architecture architecture() {
    return learner.definition().architecture();
  }

  /** Where it can be cut. */
  public List<CutPoint> cutPoints() {
    return learner.definition().cutPoints();
  }

  /** What its input is normalised by. */
  public Normalisation normalisation() {
    return normalisation;
  }

  /**
   * Makes one step.
   *
   * @param step how many were made before
   * @param measured whether the report should tell more than the loss
   */
  public StepReport step(long step, boolean measured) {
    return learner.step(step, parts.of(step), measured);
  }

  /** Writes parameters and buffers of the network as safetensors. */
  public void saveWeights(Path file) throws IOException {
    learner.saveWeights(file);
  }

  /** Writes all else that is needed to go on as safetensors. */
  public void saveState(Path file) throws IOException {
    learner.saveState(file);
  }

  /**
   * Takes over what was saved.
   *
   * @throws IOException when the files are not those of this network
   */
  public void restore(Path weights, Path state) throws IOException {
    learner.restore(weights, state);
  }

  @Override
  public void close() {
    parts.close();
    learner.close();
  }
}
