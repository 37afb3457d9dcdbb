package dev.guillotine.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.TensorProgram;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A target network whose parameters follow those of the online network slowly: target ← m target +
 * (1 - m) online (Grill et al. 2020, arXiv 2006.07733, equation 1). Buffers are left alone: running
 * statistics move by the target's own passes. For one thread.
 */
public final class MovingAverage implements AutoCloseable {
  private static final String FOLLOW =
      """
        def follow(self, target: List[Tensor], online: List[Tensor], share: float) -> float:
          torch._foreach_lerp_(target, online, share)
          return share
      """;

  private final Collection<NDArray> target;
  private final Collection<NDArray> online;
  private final TensorProgram program;

  /**
   * A pair of networks.
   *
   * @param target parameters by name; following writes to them
   * @param online parameters by name, among them all names of the target; others are ignored
   * @throws IllegalArgumentException when the online network lacks a parameter of the target
   */
  public MovingAverage(
      Map<String, NDArray> target, Map<String, NDArray> online, ComputeEngine engine) {
    if (!online.keySet().containsAll(target.keySet())) {
      throw new IllegalArgumentException(
          "the online network has " + online.keySet() + ", the target " + target.keySet());
    }
    this.target = target.values();
    this.online = target.keySet().stream().map(online::get).toList();
    this.program = new TensorProgram(FOLLOW, engine);
  }

  /**
   * Moves the target.
   *
   * @param momentum m, what the target keeps of itself, 0 to 1; at 1 it stays, bit by bit
   */
  public void follow(double momentum) {
    program.run("follow", List.of(target, online), 1 - momentum);
  }

  @Override
  public void close() {
    program.close();
  }
}
