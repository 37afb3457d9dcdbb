package dev.guillotine.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.specification.StepRule;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.TensorProgram;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The Euclidean norm of the gradient of all parameters together, and its bound (Pascanu et al.
 * 2013, arXiv 1211.5063, algorithm 1): a longer gradient is multiplied by bound / (norm + 1e-6), as
 * PyTorch does it. For one thread.
 */
public final class GradientNorm implements AutoCloseable {
  private static final double EPSILON = 1e-6;
  private static final String METHODS =
      """
        def norm(self, parameters: List[Tensor]) -> float:
          gradients = annotate(List[Tensor], [])
          for parameter in parameters:
            _ = torch.append(gradients, parameter.grad)
          return float(torch.item(torch.norm(torch.stack(torch._foreach_norm(gradients)))))
        def scale(self, parameters: List[Tensor], factor: float) -> float:
          for parameter in parameters:
            _ = torch.mul_(parameter.grad, factor)
          return factor
      """;

  private final Collection<NDArray> parameters;
  private final double bound;
  private final TensorProgram program;

  /**
   * The norm of one network's gradient.
   *
   * @param rule its clip is the bound; 0 for none
   */
  public GradientNorm(StepRule rule, Map<String, NDArray> parameters, ComputeEngine engine) {
    this.parameters = parameters.values();
    this.bound = rule.clip();
    this.program = new TensorProgram(METHODS, engine);
  }

  /**
   * Shortens a gradient that is longer than the bound. A gradient whose norm is not finite is left
   * as it is: a factor would make it 0 or NaN throughout. It is for the caller to refuse it.
   *
   * @return the norm before, NaN or infinite where an element of the gradient is
   */
  public double clip() {
    double norm = program.run("norm", List.of(parameters));
    double factor = bound / (norm + EPSILON);
    if (bound > 0 && Double.isFinite(norm) && factor < 1) {
      program.run("scale", List.of(parameters), factor);
    }
    return norm;
  }

  @Override
  public void close() {
    program.close();
  }
}
