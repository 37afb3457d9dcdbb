package dev.guillotine.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.specification.Optimizer;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.TensorProgram;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101, algorithm 2), in
 * the form of PyTorch: the decay is scaled by the learning rate.
 */
final class AdamW implements WeightUpdate {
  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final String STEP =
      """
        def step(self, parameters: List[Tensor], first: List[Tensor], second: List[Tensor],
                 number: float, rate: float, decay: float) -> float:
          gradients = self.gradients(parameters)
          number_tensor = torch.new_full(parameters[0], annotate(List[int], []), number)
          numbers = torch.mul([number_tensor], torch.len(parameters))
          torch._fused_adamw_(parameters, gradients, first, second, annotate(List[Tensor], []),
              numbers, lr=rate, beta1=0.9, beta2=0.999, weight_decay=decay, eps=1e-08,
              amsgrad=False, maximize=False)
          return self.clear(parameters)
      """;

  private final double weightDecay;
  private final List<ParameterGroup> groups;
  private final OptimizerState state;
  private final TensorProgram program;

  AdamW(Optimizer.AdamW specification, Map<String, NDArray> parameters, ComputeEngine engine) {
    this.weightDecay = specification.weightDecay();
    this.groups = ParameterGroup.of(parameters);
    this.state = new OptimizerState(List.of(FIRST, SECOND), parameters, engine);
    this.program = new TensorProgram(GradientLists.METHODS + STEP, engine);
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
          List.of(group.parameters().values(), state.of(FIRST, group), state.of(SECOND, group)),
          (double) step + 1,
          rate,
          group.decay(weightDecay));
    }
  }

  @Override
  public void close() {
    program.close();
    state.close();
  }
}
