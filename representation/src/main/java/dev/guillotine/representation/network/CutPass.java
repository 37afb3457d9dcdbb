package dev.guillotine.representation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import java.util.List;

/**
 * A forward pass in evaluation mode that goes no deeper than the cuts that are asked for. Nothing
 * is recorded, and no tensor of the network changes; it lives as long as the network does.
 */
public final class CutPass {
  private final Network network;
  private final PtSymbolBlock program;

  CutPass(Network network, PtSymbolBlock program) {
    this.network = network;
    this.program = program;
  }

  /**
   * The embeddings at the cuts.
   *
   * @param samples {@code [n, c, h, w]} or {@code [n, c, length]}, n at least 1
   * @return {@code [n, d]} for each cut, from input to output; owned by the samples' manager
   */
  public List<NDArray> embed(NDArray samples) {
    return network.embed(samples, program);
  }
}
