package dev.guillotine.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.specification.Optimizer;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.TensorProgram;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent with momentum in the form of PyTorch: with gradient g (decay added),
 * b ← m b + g and w ← w - rate b; with Nesterov's look-ahead w ← w - rate (g + m b). The buffer b
 * starts at 0.
 */
final class Sgd implements WeightUpdate {
  private static final String MOMENTUM = "momentum";
  private static final String STEP =
      """
        def step(self, parameters: List[Tensor], buffers: List[Tensor],
                 rate: float, momentum: float, decay: float) -> float:
          gradients = self.gradients(parameters)
          torch._fused_sgd_(parameters, gradients, buffers, weight_decay=decay,
              momentum=momentum, lr=rate, dampening=0.0, nesterov=%s, maximize=False,
              is_first_step=False)
          return self.clear(parameters)
      """;

  private final Optimizer.Sgd specification;
  private final List<ParameterGroup> groups;
  private final OptimizerState state;
  private final TensorProgram program;

  Sgd(Optimizer.Sgd specification, Map<String, NDArray> parameters, ComputeEngine engine) {
    this.specification = specification;
    this.groups = ParameterGroup.of(parameters);
    this.state = new OptimizerState(List.of(MOMENTUM), parameters, engine);
    String nesterov = specification.nesterov() ? "True" : "False";
    this.program = new TensorProgram(GradientLists.METHODS + STEP.formatted(nesterov), engine);
  }

  @Override
  public Map<String, NDArray> state() {
    return state.tensors();
  }

  @Override
  public void step(long step, double rate) {
    for (ParameterGroup group : groups) {
      program.run(
          "step",
          List.of(group.parameters().values(), state.of(MOMENTUM, group)),
          rate,
          specification.momentum(),
          group.decay(specification.weightDecay()));
    }
  }

  @Override
  public void close() {
    program.close();
    state.close();
  }
}
