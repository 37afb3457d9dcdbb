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
 * starts at 0; without momentum there is none.
 */
final class Sgd implements WeightUpdate {
  private static final String MOMENTUM = "momentum";
  private static final String METHODS =
      """
        def step(self, parameters: List[Tensor], buffers: List[Tensor],
                 rate: float, momentum: float, decay: float) -> float:
          gradients = self.gradients(parameters)
          torch._fused_sgd_(parameters, gradients, buffers, weight_decay=decay,
              momentum=momentum, lr=rate, dampening=0.0, nesterov=%s, maximize=False,
              is_first_step=False)
          return self.clear(parameters)
        def plain(self, parameters: List[Tensor],
                  rate: float, momentum: float, decay: float) -> float:
          return self.step(parameters, annotate(List[Tensor], []), rate, momentum, decay)
      """;

  private final Optimizer.Sgd specification;
  private final List<ParameterGroup> groups;
  private final OptimizerState state;
  private final TensorProgram program;

  Sgd(Optimizer.Sgd specification, Map<String, NDArray> parameters, ComputeEngine engine) {
    this.specification = specification;
    this.groups = ParameterGroup.of(parameters);
    this.state =
        new OptimizerState(remembers() ? List.of(MOMENTUM) : List.of(), parameters, engine);
    String nesterov = specification.nesterov() ? "True" : "False";
    this.program = new TensorProgram(GradientLists.METHODS + METHODS.formatted(nesterov), engine);
  }

  @Override
  public Map<String, NDArray> state() {
    return state.tensors();
  }

  @Override
  public void step(long step, double rate) {
    for (ParameterGroup group : groups) {
      double momentum = specification.momentum();
      double decay = group.decay(specification.weightDecay());
      var parameters = group.parameters().values();
      if (remembers()) {
        List<NDArray> buffers = state.of(MOMENTUM, group);
        program.run("step", List.of(parameters, buffers), rate, momentum, decay);
      } else {
        program.run("plain", List.of(parameters), rate, momentum, decay);
      }
    }
  }

  private boolean remembers() {
    return specification.momentum() > 0;
  }

  @Override
  public void close() {
    program.close();
    state.close();
  }
}
