package dev.guillotine.trainer.training;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.specification.StepRule.Precision;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Gradients;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.trainer.optimizer.MovingAverage;
import dev.guillotine.trainer.optimizer.TargetMomentum;
import java.util.Map;

/**
 * The network that BYOL's predictor aims at: a moving average of the trained one, without its head
 * (Grill et al. 2020, arXiv 2006.07733, section 3.1). Its batch norms use the batch's statistics,
 * as those of the trained network do.
 */
final class TargetNetwork implements AutoCloseable {
  private final Network network;
  private final MovingAverage average;
  private final TargetMomentum momentum;

  /**
   * A copy of an untrained network.
   *
   * @param momentum what the target keeps of itself in the first step
   * @param steps of the whole run
   * @param precision of its passes
   */
  TargetNetwork(
      Network online, double momentum, long steps, Precision precision, ComputeEngine engine) {
    Architecture whole = online.definition().architecture();
    Architecture headless =
        new Architecture(whole.backbone(), whole.projector(), null, whole.input());
    this.network = new Network(NetworkDefinition.of(headless), engine, precision);
    network
        .tensors()
        .forEach(
            (name, tensor) -> RowMajor.assign(tensor, RowMajor.values(online.tensors().get(name))));
    this.average = new MovingAverage(network.parameters(), online.parameters(), engine);
    this.momentum = new TargetMomentum(momentum, steps);
  }

  /** Parameters and buffers by name. */
  Map<String, NDArray> tensors() {
    return network.tensors();
  }

  /** Projections {@code [m, d]} of a batch, without a gradient. */
  NDArray project(NDArray samples) {
    return Gradients.unrecorded(() -> network.train(samples).projection());
  }

  /** Follows the trained network after a step. */
  void follow(long step) {
    average.follow(momentum.at(step));
  }

  @Override
  public void close() {
    average.close();
    network.close();
  }
}
