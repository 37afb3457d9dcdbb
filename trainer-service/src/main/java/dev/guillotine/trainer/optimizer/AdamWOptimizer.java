package dev.guillotine.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.representation.network.Gradients;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101, algorithm 2), in
 * the form of PyTorch: the decay is scaled by the learning rate. Parameters of one dimension
 * (biases and normalisation) are not decayed.
 */
public final class AdamWOptimizer implements AutoCloseable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final String FIRST = "first.";
  private static final String SECOND = "second.";

  private final Map<String, NDArray> parameters;
  private final double weightDecay;
  private final NDManager manager;
  private final Map<String, NDArray> state = new LinkedHashMap<>();

  /**
   * An optimizer that has not seen a gradient.
   *
   * @param parameters by name; stepping writes to them
   * @param weightDecay per unit of learning rate
   * @param manager owns the moments; closed with this optimizer
   */
  public AdamWOptimizer(Map<String, NDArray> parameters, double weightDecay, NDManager manager) {
    this.parameters = parameters;
    this.weightDecay = weightDecay;
    this.manager = manager;
    parameters.forEach(
        (name, parameter) -> {
          state.put(FIRST + name, zeros(parameter));
          state.put(SECOND + name, zeros(parameter));
        });
  }

  /** Zeros in the parameter's own memory layout. */
  private NDArray zeros(NDArray parameter) {
    try (NDArray detached = parameter.stopGradient()) {
      NDArray zeros = detached.zerosLike();
      zeros.attach(manager);
      NDScope.unregister(zeros);
      return zeros;
    }
  }

  /** The first and second moments by name: with the number of steps, all that has to be kept. */
  public Map<String, NDArray> state() {
    return state;
  }

  /**
   * Moves every parameter along its gradient, and clears the gradients.
   *
   * @param step how many steps were made before this one
   * @param rate the learning rate
   */
  public void step(long step, double rate) {
    double firstCorrection = 1 - Math.pow(BETA1, (double) step + 1);
    double secondCorrection = 1 - Math.pow(BETA2, (double) step + 1);
    Gradients.unrecorded(
        () -> {
          try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            parameters.forEach(
                (name, parameter) ->
                    move(name, parameter, rate, firstCorrection, secondCorrection));
          }
        });
  }

  private void move(
      String name,
      NDArray parameter,
      double rate,
      double firstCorrection,
      double secondCorrection) {
    NDArray gradient = parameter.getGradient();
    NDArray first = state.get(FIRST + name);
    NDArray second = state.get(SECOND + name);
    if (parameter.getShape().dimension() > 1) {
      parameter.muli(1 - rate * weightDecay);
    }
    first.muli(BETA1).addi(gradient.mul(1 - BETA1));
    second.muli(BETA2).addi(gradient.square().muli(1 - BETA2));
    NDArray spread = second.sqrt().divi(Math.sqrt(secondCorrection)).addi(EPSILON);
    parameter.subi(first.div(spread).muli(rate / firstCorrection));
    Gradients.clear(parameter);
  }

  @Override
  public void close() {
    manager.close();
  }
}
