package dev.guillotine.representation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Pooling;
import dev.guillotine.representation.network.graph.Pool;
import dev.guillotine.representation.network.graph.Scope;
import dev.guillotine.representation.network.torchscript.TorchScriptArchive;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes embeddings of what flows at the cuts of a network that was not made here, as the networks
 * that were do it inside.
 */
public final class ActivationPool {
  private static final String POOL = "pool";

  private final PtSymbolBlock program;

  /**
   * Compiles the poolings of some cuts.
   *
   * @param cuts at least 1
   * @param manager owns the program
   */
  public ActivationPool(List<CutPoint> cuts, NDManager manager) {
    String embeddings =
        IntStream.range(0, cuts.size())
            .mapToObj(cut -> expression(cuts.get(cut), new Activation(cut, cuts.get(cut))))
            .collect(Collectors.joining(", "));
    String source =
        "  def %s(self, activations: List[Tensor]) -> List[Tensor]:%n    return [%s]%n"
            .formatted(POOL, embeddings);
    this.program = TorchScriptArchive.load(TorchScriptArchive.of(source), manager);
  }

  private static String expression(CutPoint cut, Scope scope) {
    return cut.pooling() == Pooling.NONE ? scope.input(0) : Pool.of(cut).expression(scope);
  }

  /**
   * The embeddings.
   *
   * @param activations for each cut {@code [n, c, h, w]}, {@code [n, c, length]}, {@code [n,
   *     tokens, d]} or {@code [n, d]}, as it says
   * @param manager owns what is returned
   * @return {@code [n, d]} for each cut
   */
  public List<NDArray> embeddings(List<NDArray> activations, NDManager manager) {
    try (IValue list = IValue.listFrom(activations.toArray(PtNDArray[]::new));
        IValue result = IValueUtils.runMethod(program, POOL, list)) {
      return List.of(result.toTensorArray((PtNDManager) manager));
    }
  }

  /** What flows at a cut, for its pooling to refer to. */
  private record Activation(int position, CutPoint cut) implements Scope {
    @Override
    public String input(int ofOne) {
      return "activations[" + position + "]";
    }

    @Override
    public int dimensions(int ofOne) {
      return cut.shape().size() + 1;
    }

    @Override
    public boolean owns(int ofOne) {
      return false;
    }

    @Override
    public String tensor(String name) {
      throw new IllegalArgumentException("pooling has no tensor " + name);
    }

    @Override
    public boolean training() {
      return false;
    }

    @Override
    public String narrowed(String expression) {
      return expression;
    }

    @Override
    public String widened(String expression) {
      return expression;
    }
  }
}
