package dev.guillotine.embedding.module;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.representation.network.ActivationPool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A module in evaluation mode, whose results are checked against the cuts it is said to have. */
final class LoadedModule {
  private final PtSymbolBlock program;
  private final List<CutPoint> cuts;
  private final ActivationPool pool;

  private LoadedModule(PtSymbolBlock program, List<CutPoint> cuts, ActivationPool pool) {
    this.program = program;
    this.cuts = cuts;
    this.pool = pool;
  }

  /**
   * Reads a module.
   *
   * @param manager owns it
   * @throws ai.djl.engine.EngineException when libtorch cannot read it
   */
  static LoadedModule load(Path file, List<CutPoint> cuts, NDManager manager) throws IOException {
    JniUtils.setGradMode(false);
    JniUtils.setGraphExecutorOptimize(false);
    try (InputStream content = Files.newInputStream(file)) {
      PtSymbolBlock program = JniUtils.loadModule((PtNDManager) manager, content, true, false);
      JniUtils.enableInferenceMode(program);
      return new LoadedModule(program, cuts, new ActivationPool(cuts, manager));
    }
  }

  /**
   * The embeddings of a batch.
   *
   * @param samples {@code [n, c, h, w]} or {@code [n, c, length]}
   * @param manager owns what is returned
   * @return {@code [n, d]} for each cut
   */
  List<NDArray> embed(NDArray samples, NDManager manager) throws RefusedModuleException {
    try (IValue input = IValue.from((PtNDArray) samples);
        IValue result = IValueUtils.forward(program, new IValue[] {input})) {
      Map<String, IValue> results = named(result);
      try {
        return pool.embeddings(
            activations(results, samples.getShape().get(0), (PtNDManager) manager), manager);
      } finally {
        results.values().forEach(IValue::close);
      }
    }
  }

  private List<NDArray> activations(Map<String, IValue> results, long samples, PtNDManager manager)
      throws RefusedModuleException {
    List<NDArray> activations = new ArrayList<>();
    for (CutPoint cut : cuts) {
      NDArray activation = activation(cut, results, manager);
      requireShape(cut, activation, samples);
      activations.add(activation.toType(DataType.FLOAT32, false));
    }
    return activations;
  }

  /** A tensor alone is the only cut. */
  private Map<String, IValue> named(IValue result) throws RefusedModuleException {
    if (result.isTensor() && cuts.size() == 1) {
      return Map.of(cuts.get(0).name(), result);
    }
    if (!result.isMap()) {
      throw new RefusedModuleException(
          "the module returns %s, not a dictionary of tensors".formatted(result.getType()));
    }
    return result.toIValueMap();
  }

  private static NDArray activation(CutPoint cut, Map<String, IValue> results, PtNDManager manager)
      throws RefusedModuleException {
    IValue output = results.get(cut.name());
    if (output == null || !output.isTensor()) {
      throw new RefusedModuleException(
          "the module returns no tensor for the cut %s, only for %s"
              .formatted(cut.name(), results.keySet()));
    }
    return output.toTensor(manager);
  }

  private static void requireShape(CutPoint cut, NDArray output, long samples)
      throws RefusedModuleException {
    Shape expected =
        new Shape(
            Stream.concat(Stream.of(samples), cut.shape().stream().map(Integer::longValue))
                .mapToLong(Long::longValue)
                .toArray());
    if (!output.getShape().equals(expected)) {
      throw new RefusedModuleException(
          "the module's output at the cut %s has the shape %s, its manifest says %s"
              .formatted(cut.name(), output.getShape(), expected));
    }
  }
}
