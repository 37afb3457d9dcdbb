package dev.guillotine.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.contracts.specification.Optimizer;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.checkpoint.TensorFile;
import dev.guillotine.representation.checkpoint.WeightsFile;
import dev.guillotine.representation.data.ChannelStatistics;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Gradients;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.SampleTensor;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.trainer.loss.NtXent;
import dev.guillotine.trainer.optimizer.AdamWOptimizer;
import dev.guillotine.trainer.optimizer.LearningRate;
import dev.guillotine.trainer.view.StepSamples;
import dev.guillotine.trainer.view.ViewMaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The pretraining of one network. A step is a function of the state and of its number alone: every
 * random draw is addressed by it, so that a training restored from files goes on as if it had never
 * stopped. For one thread.
 */
public final class Pretraining implements AutoCloseable {
  private static final int VIEWS = 2;

  private final RunSpecification specification;
  private final Selection images;
  private final Normalisation normalisation;
  private final ViewMaker views;
  private final Workers workers;
  private final SampleBatch batch;
  private final ComputeEngine engine;
  private final Network network;
  private final AdamWOptimizer optimizer;
  private final LearningRate rate;
  private final RandomAddress orders;
  private int orderedEpoch = -1;
  private int[] order;

  /**
   * The untrained network of a run.
   *
   * @throws InvalidValueException when the set has fewer images than a batch
   */
  public Pretraining(RunSpecification specification, DataSet set, ComputeEngine engine) {
    this.specification = specification;
    this.engine = engine;
    this.images =
        new Splits(set, specification.probes().validation())
            .samples(Split.TRAIN)
            .first(specification.images());
    if (images.size() < specification.batch()) {
      throw new InvalidValueException(
          "batch",
          specification.batch(),
          "at most the " + images.size() + " images that there are to train on");
    }
    this.normalisation = ChannelStatistics.of(images);
    RandomAddress draws = RandomAddress.of(specification.seed(), ViewMaker.PURPOSE);
    this.views = new ViewMaker(specification.views(), images.imageShape(), normalisation, draws);
    this.orders = RandomAddress.of(specification.seed(), "order");
    this.workers = new Workers(engine.threads());
    this.batch = SampleBatch.direct(images.imageShape(), VIEWS * specification.batch());
    NetworkDefinition definition =
        NetworkDefinition.of(
            new Architecture(
                specification.backbone(), specification.projector(), null, images.imageShape()));
    this.network = Network.initialised(definition, specification.seed(), engine);
    Optimizer.AdamW adamW = (Optimizer.AdamW) specification.optimizer();
    this.optimizer =
        new AdamWOptimizer(network.parameters(), adamW.weightDecay(), engine.newManager());
    this.rate = new LearningRate(adamW.rate(), specification.schedule(), steps());
  }

  /** Full batches in one epoch; the images that are left over come in another epoch. */
  public int stepsPerEpoch() {
    return images.size() / specification.batch();
  }

  /** Steps of the whole run. */
  public long steps() {
    return (long) specification.epochs() * stepsPerEpoch();
  }

  /** Epochs that are complete after this many steps. */
  public int epochsAfter(long steps) {
    return (int) (steps / stepsPerEpoch());
  }

  /** Rate of a step, from 0. */
  public double learningRate(long step) {
    return rate.at(step);
  }

  /** What the network is. */
  public Architecture architecture() {
    return network.definition().architecture();
  }

  /** Where it can be cut. */
  public List<CutPoint> cutPoints() {
    return network.definition().cutPoints();
  }

  /** What its input is normalised by. */
  public Normalisation normalisation() {
    return normalisation;
  }

  /**
   * Makes one step.
   *
   * @param step how many were made before
   * @return the loss before the step
   */
  public double step(long step) {
    int epoch = epochsAfter(step);
    StepSamples samples = StepSamples.alike(epoch, positions(epoch, step), VIEWS);
    views.write(images, samples, batch, workers);
    try (NDScope scope = new NDScope();
        NDManager manager = engine.newManager()) {
      scope.suppressNotUsedWarning();
      NDArray input = SampleTensor.of(batch, batch.slots(), manager);
      NDArray loss = Gradients.recorded(() -> loss(network.train(input).output()));
      Gradients.backward(loss);
      double value = loss.getFloat();
      optimizer.step(step, rate.at(step));
      return value;
    }
  }

  private NDArray loss(NDArray output) {
    Method method = specification.method();
    if (method instanceof Method.SimClr simClr) {
      return NtXent.of(output, simClr.temperature());
    }
    throw new IllegalStateException("no loss for " + method);
  }

  private int[] positions(int epoch, long step) {
    if (epoch != orderedEpoch) {
      order = orders.at(epoch).permutation(images.size());
      orderedEpoch = epoch;
    }
    int from = (int) (step % stepsPerEpoch()) * specification.batch();
    return Arrays.copyOfRange(order, from, from + specification.batch());
  }

  /** Writes parameters and buffers as safetensors. */
  public void saveWeights(Path file) throws IOException {
    WeightsFile.write(network, file);
  }

  /** Writes what the optimizer remembers as safetensors. */
  public void saveOptimizer(Path file) throws IOException {
    TensorFile.write(file, optimizer.state(), Map.of());
  }

  /**
   * Takes over what was saved.
   *
   * @throws IOException when the files are not those of this network
   */
  public void restore(Path weights, Path optimizerState) throws IOException {
    TensorFile.read(weights, network.tensors());
    TensorFile.read(optimizerState, optimizer.state());
  }

  @Override
  public void close() {
    workers.close();
    optimizer.close();
    network.close();
  }
}
