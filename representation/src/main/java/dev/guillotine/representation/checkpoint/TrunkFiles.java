package dev.guillotine.representation.checkpoint;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.graph.TensorDefinition;
import dev.guillotine.representation.network.torchscript.TrunkArchive;
import dev.guillotine.representation.network.torchscript.TrunkProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network up to one of its cuts, to be taken home: for Python, nothing of ours is needed. */
public final class TrunkFiles {
  private TrunkFiles() {}

  /**
   * Writes the trunk as a TorchScript module that takes samples as they are (images from 0 to 1)
   * and gives embeddings {@code [n, d]}. The same trunk gives the same bytes.
   */
  public static void writeModule(
      Network network, CutPoint cut, Normalisation normalisation, Path file) throws IOException {
    NetworkDefinition trunk = trunk(network, cut);
    TrunkArchive.write(
        file,
        new TrunkProgram(trunk, normalisation),
        name -> RowMajor.values(network.tensors().get(name)));
  }

  /**
   * Writes the trunk's parameters and buffers as safetensors, named as in a PyTorch state dict.
   *
   * @param metadata free text beside them
   */
  public static void writeWeights(
      Network network, CutPoint cut, Map<String, String> metadata, Path file) throws IOException {
    NetworkDefinition trunk = trunk(network, cut);
    Map<String, NDArray> tensors = new LinkedHashMap<>();
    for (TensorDefinition tensor : trunk.tensors()) {
      tensors.put(tensor.name(), network.tensors().get(tensor.name()));
    }
    TensorFile.write(file, tensors, metadata);
  }

  private static NetworkDefinition trunk(Network network, CutPoint cut) {
    return network.definition().cutAt(List.of(cut)).needed();
  }
}
