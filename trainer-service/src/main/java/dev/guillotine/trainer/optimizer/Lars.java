package dev.guillotine.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.specification.Optimizer;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.TensorProgram;
import java.util.List;
import java.util.Map;

/**
 * Layer-wise adaptive rate scaling (You et al. 2017, arXiv 1708.03888, equation 6 and algorithm 1).
 * With gradient g and decay β, a layer's local rate is q = η |w| / (|g| + β |w|), 1 where |w| or
 * |g| is 0; b ← m b + q (g + β w) and w ← w - rate b. As in usual implementations, the learning
 * rate scales the buffer, where the paper scales what goes into it: the two are the same while the
 * rate stays. Parameters of one dimension take plain momentum steps, q = 1 and β = 0.
 */
final class Lars implements WeightUpdate {
  private static final String MOMENTUM = "momentum";
  private static final String METHODS =
      """
        def adapt(self, parameters: List[Tensor], buffers: List[Tensor],
                  rate: float, momentum: float, decay: float, trust: float) -> float:
          gradients = annotate(List[Tensor], [])
          for parameter in parameters:
            _ = torch.append(gradients, parameter.grad)
          w_norms = torch._foreach_norm(parameters)
          g_norms = torch._foreach_norm(gradients)
          for i in range(torch.len(parameters)):
            w = parameters[i]
            g = gradients[i]
            w_norm = w_norms[i]
            g_norm = g_norms[i]
            q = torch.div(torch.mul(w_norm, trust), torch.add(g_norm, w_norm, alpha=decay))
            usable = torch.logical_and(torch.gt(w_norm, 0), torch.gt(g_norm, 0))
            q = torch.where(usable, q, torch.ones_like(q))
            _ = torch.mul_(torch.add_(g, w, alpha=decay), q)
            b = torch.add_(torch.mul_(buffers[i], momentum), g)
            _ = torch.add_(w, b, alpha=torch.neg(rate))
            _ = torch.zero_(g)
          return 0.0
        def plain(self, parameters: List[Tensor], buffers: List[Tensor],
                  rate: float, momentum: float) -> float:
          for i in range(torch.len(parameters)):
            g = parameters[i].grad
            b = torch.add_(torch.mul_(buffers[i], momentum), g)
            _ = torch.add_(parameters[i], b, alpha=torch.neg(rate))
            _ = torch.zero_(g)
          return 0.0
      """;

  private final Optimizer.Lars specification;
  private final List<ParameterGroup> groups;
  private final OptimizerState state;
  private final TensorProgram program;

  Lars(Optimizer.Lars specification, Map<String, NDArray> parameters, ComputeEngine engine) {
    this.specification = specification;
    this.groups = ParameterGroup.of(parameters);
    this.state = new OptimizerState(List.of(MOMENTUM), parameters, engine);
    this.program = new TensorProgram(METHODS, engine);
  }

  @Override
  public Map<String, NDArray> state() {
    return state.tensors();
  }

  @Override
  public void step(long step, double rate) {
    double momentum = specification.momentum();
    for (ParameterGroup group : groups) {
      var lists = List.of(group.parameters().values(), state.of(MOMENTUM, group));
      if (group.matrices()) {
        double decay = specification.weightDecay();
        program.run("adapt", lists, rate, momentum, decay, specification.trust());
      } else {
        program.run("plain", lists, rate, momentum);
      }
    }
  }

  @Override
  public void close() {
    program.close();
    state.close();
  }
}
