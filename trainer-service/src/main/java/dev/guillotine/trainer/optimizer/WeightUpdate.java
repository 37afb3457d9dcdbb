package dev.guillotine.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.specification.Optimizer;
import dev.guillotine.representation.network.ComputeEngine;
import java.util.Map;

/**
 * An optimizer at work on the parameters of one network. Parameters of one dimension (biases and
 * normalisation) are not decayed. For one thread.
 */
public interface WeightUpdate extends AutoCloseable {

  /**
   * The optimizer of a specification, which has not seen a gradient.
   *
   * @param optimizer what the specification says
   * @param parameters by name; stepping writes to them
   * @param engine where they lie
   */
  static WeightUpdate of(
      Optimizer optimizer, Map<String, NDArray> parameters, ComputeEngine engine) {
    if (optimizer instanceof Optimizer.AdamW adamW) {
      return new AdamW(adamW, parameters, engine);
    }
    if (optimizer instanceof Optimizer.Sgd sgd) {
      return new Sgd(sgd, parameters, engine);
    }
    if (optimizer instanceof Optimizer.Lars lars) {
      return new Lars(lars, parameters, engine);
    }
    throw new IllegalArgumentException("no weight update for " + optimizer);
  }

  /**
   * What the optimizer remembers, by name: with the number of steps, all that has to be kept. Owned
   * by this optimizer.
   */
  Map<String, NDArray> state();

  /**
   * Moves every parameter along its gradient, and sets the gradients to 0.
   *
   * @param step how many steps were made before this one
   * @param rate the learning rate
   * @throws ai.djl.engine.EngineException when a parameter has no gradient
   */
  void step(long step, double rate);

  @Override
  void close();
}
