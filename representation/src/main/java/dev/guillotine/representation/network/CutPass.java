package dev.guillotine.representation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.representation.network.graph.Fold;
import dev.guillotine.representation.network.graph.TensorDefinition;
import dev.guillotine.representation.network.torchscript.TorchScript;
import dev.guillotine.representation.network.torchscript.TorchScriptArchive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A forward pass in evaluation mode that goes no deeper than the cuts that are asked for, through a
 * network as it was when this was made: batch normalisations are folded into the weights before
 * them. Nothing is recorded, and no tensor of the network changes. Its tensors are on the network's
 * device; it lives no longer than the network does.
 */
public final class CutPass implements AutoCloseable {
  private final Network network;
  private final NDManager manager;
  private final PtSymbolBlock program;
  private final List<NDArray> tensors;

  /**
   * @param points as {@link dev.guillotine.contracts.network.RequestedCuts} gives them
   * @param manager of its own
   */
  CutPass(Network network, List<CutPoint> points, NDManager manager) {
    FoldedNorms folded = FoldedNorms.of(network.definition().cutAt(points).needed());
    this.network = network;
    this.manager = manager;
    this.tensors = tensors(folded, network.tensors(), manager);
    this.program =
        TorchScriptArchive.load(
            TorchScriptArchive.of(TorchScript.embedding(folded.definition())), manager);
  }

  private static List<NDArray> tensors(
      FoldedNorms folded, Map<String, NDArray> originals, NDManager manager) {
    Map<String, float[]> values = new HashMap<>();
    for (Fold fold : folded.folds()) {
      values.putAll(fold.values(name -> RowMajor.values(originals.get(name))));
    }
    return folded.definition().tensors().stream()
        .map(
            tensor ->
                values.containsKey(tensor.name())
                    ? filled(tensor, values.get(tensor.name()), manager)
                    : originals.get(tensor.name()))
        .toList();
  }

  private static NDArray filled(TensorDefinition tensor, float[] values, NDManager manager) {
    NDArray filled = Network.zeros(tensor.shape(), manager);
    RowMajor.assign(filled, values);
    return filled;
  }

  /**
   * The embeddings at the cuts.
   *
   * @param samples {@code [n, c, h, w]} or {@code [n, c, length]}, n at least 1
   * @return {@code [n, d]} for each cut, from input to output; owned by the samples' manager
   */
  public List<NDArray> embed(NDArray samples) {
    return network.embed(samples, program, tensors);
  }

  @Override
  public void close() {
    manager.close();
  }
}
