package dev.guillotine.representation.network.graph;

import java.util.List;

/**
 * One step of a network's computation, as data: what it makes of its inputs' shapes, which tensors
 * it reads, and how it is written as TorchScript. Shapes leave the batch dimension out: {@code [c,
 * h, w]} is a map of features, {@code [c, length]} a signal, {@code [tokens, d]} a row of tokens,
 * {@code [d]} an embedding.
 */
public sealed interface Operation
    permits Addition,
        Attention,
        BatchNorm,
        ClassToken,
        GaussianErrorUnit,
        LayerNorm,
        MaxPool,
        Pool,
        PositionEmbedding,
        Rectifier,
        Tokenisation,
        Weighted {

  /**
   * Shape of the result.
   *
   * @throws IllegalArgumentException when the operation does not accept these shapes
   */
  List<Integer> outputShape(List<List<Integer>> inputs);

  /** Parameters and buffers that the operation reads, in the order of a PyTorch state dict. */
  default List<TensorDefinition> tensors() {
    return List.of();
  }

  /** The TorchScript expression whose value is the result. */
  String expression(Scope scope);
}
