package dev.guillotine.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.RowMajor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors that an optimizer keeps for each parameter, named by what they are and by the parameter.
 * They start at 0 and lie in memory as their parameter does: fused kernels walk through both alike.
 */
final class OptimizerState implements AutoCloseable {
  private final NDManager manager;
  private final Map<String, NDArray> tensors = new LinkedHashMap<>();

  /**
   * @param kinds of tensor per parameter, such as {@code "momentum"}
   */
  OptimizerState(List<String> kinds, Map<String, NDArray> parameters, ComputeEngine engine) {
    this.manager = engine.newManager();
    parameters.forEach(
        (name, parameter) ->
            kinds.forEach(kind -> tensors.put(name(kind, name), zeros(parameter))));
  }

  private static String name(String kind, String parameter) {
    return kind + "." + parameter;
  }

  /** A copy keeps the layout, where {@link NDArray#zerosLike()} would be row-major. */
  private NDArray zeros(NDArray parameter) {
    try (NDArray detached = parameter.stopGradient()) {
      NDArray zeros = detached.duplicate();
      zeros.attach(manager);
      NDScope.unregister(zeros);
      RowMajor.assign(zeros, new float[Math.toIntExact(zeros.getShape().size())]);
      return zeros;
    }
  }

  Map<String, NDArray> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  /** One kind of tensor for each parameter of a group, in the group's order. */
  List<NDArray> of(String kind, ParameterGroup group) {
    return group.parameters().keySet().stream().map(name -> tensors.get(name(kind, name))).toList();
  }

  @Override
  public void close() {
    manager.close();
  }
}
