package dev.guillotine.representation.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.StepRule.Precision;
import dev.guillotine.representation.network.graph.TensorDefinition;
import dev.guillotine.representation.network.graph.TensorDefinition.Role;
import dev.guillotine.representation.network.torchscript.TorchScript;
import dev.guillotine.representation.network.torchscript.TorchScriptArchive;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that computes: a definition compiled for libtorch, and the tensors that it owns.
 *
 * <p>Results belong to the manager of the samples that they were computed from. Several threads may
 * embed at once; training is for one thread.
 */
public final class Network implements AutoCloseable {
  /** How DJL is told that a tensor is an element of a method's list argument. */
  private static final String LIST_ELEMENT = "tensors[]";

  private final NetworkDefinition definition;
  private final NDManager manager;
  private final PtSymbolBlock program;
  private final Map<String, NDArray> tensors = new LinkedHashMap<>();
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();

  /** A network whose tensors are all zero, to be filled, and that trains in single precision. */
  public Network(NetworkDefinition definition, ComputeEngine engine) {
    this(definition, engine, Precision.F32);
  }

  /**
   * A network whose tensors are all zero, to be filled.
   *
   * @param precision in which {@link #train} computes; {@link #embed} computes in single precision,
   *     and all tensors are kept in it
   */
  public Network(NetworkDefinition definition, ComputeEngine engine, Precision precision) {
    this.definition = definition;
    this.manager = engine.newManager();
    this.program =
        TorchScriptArchive.load(
            TorchScriptArchive.of(TorchScript.of(definition, precision)), manager);
    for (TensorDefinition tensor : definition.tensors()) {
      NDArray zeros = zeros(tensor.shape(), manager);
      tensors.put(tensor.name(), zeros);
      if (tensor.role() == Role.PARAMETER) {
        zeros.setRequiresGradient(true);
        parameters.put(tensor.name(), zeros);
      }
    }
  }

  /** An untrained network that trains in single precision. */
  public static Network initialised(NetworkDefinition definition, long seed, ComputeEngine engine) {
    return initialised(definition, seed, engine, Precision.F32);
  }

  /**
   * An untrained network: the same seed gives the same weights, bit by bit.
   *
   * @param precision in which {@link #train} computes
   */
  public static Network initialised(
      NetworkDefinition definition, long seed, ComputeEngine engine, Precision precision) {
    Network network = new Network(definition, engine, precision);
    for (TensorDefinition tensor : definition.tensors()) {
      float[] values = tensor.initialisation().values(seed, tensor.name(), tensor.elements());
      RowMajor.assign(network.tensors.get(tensor.name()), values);
    }
    return network;
  }

  /** Weights of convolutions of images lie channels-last in memory, as the images do. */
  static NDArray zeros(List<Long> shape, NDManager manager) {
    NDArray zeros;
    if (shape.size() == 4) {
      Shape layout = new Shape(shape.get(0), shape.get(2), shape.get(3), shape.get(1));
      try (NDArray memory = manager.zeros(layout);
          NDArray view = memory.transpose(0, 3, 1, 2)) {
        zeros = view.stopGradient();
      }
    } else {
      zeros = manager.zeros(new Shape(shape));
    }
    NDScope.unregister(zeros);
    zeros.setName(LIST_ELEMENT);
    return zeros;
  }

  /** What the network is. */
  public NetworkDefinition definition() {
    return definition;
  }

  /** Parameters and buffers by name, in the definition's order; owned by this network. */
  public Map<String, NDArray> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  /** What an optimizer moves, by name, in the definition's order; owned by this network. */
  public Map<String, NDArray> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  /**
   * A pass in training mode: batch norms use the batch's statistics and move their running ones.
   * For gradients, call it inside {@link Gradients#recorded}.
   *
   * @param samples {@code [n, c, h, w]} or {@code [n, c, length]}, n at least 2
   */
  public TrainingPass train(NDArray samples) {
    return train(samples, tensors.values());
  }

  /**
   * The same with other tensors in place of this network's.
   *
   * @param samples {@code [n, c, h, w]} or {@code [n, c, length]}, n at least 2
   * @param others as {@link #replica} gives them, on the samples' device
   */
  public TrainingPass train(NDArray samples, Collection<NDArray> others) {
    requireSamples(samples, 2);
    interpret();
    NDList arguments = new NDList(samples);
    arguments.addAll(others);
    NDList results = IValueUtils.forward(program, arguments, true);
    return new TrainingPass(results.get(0), results.get(1), results.get(2));
  }

  /**
   * Copies of all tensors on another device. Gradients of the copies go on to the originals, where
   * this is called inside {@link Gradients#recorded}; what training does to running statistics
   * stays with the copies.
   *
   * @return in the definition's order; owned by this network's manager until closed with the step
   */
  public List<NDArray> replica(Device device) {
    return tensors.values().stream()
        .map(
            tensor -> {
              NDArray copy = tensor.toDevice(device, true);
              copy.setName(LIST_ELEMENT);
              return copy;
            })
        .toList();
  }

  /**
   * The embeddings at every cut in evaluation mode, from one pass. Nothing is recorded, and no
   * tensor of the network changes.
   *
   * @param samples {@code [n, c, h, w]} or {@code [n, c, length]}, n at least 1
   * @return {@code [n, d]} for each cut, from input to output
   */
  public List<NDArray> embed(NDArray samples) {
    return embed(samples, program, tensors.values());
  }

  List<NDArray> embed(NDArray samples, PtSymbolBlock compiled, Collection<NDArray> state) {
    requireSamples(samples, 1);
    interpret();
    PtNDArray[] list = state.toArray(PtNDArray[]::new);
    try (IValue input = IValue.from((PtNDArray) samples);
        IValue elements = IValue.listFrom(list);
        IValue result = IValueUtils.runMethod(compiled, TorchScript.EMBED, input, elements)) {
      return List.of(result.toTensorArray((PtNDManager) samples.getManager()));
    }
  }

  /**
   * This network, as it is now, read at some of its cut points.
   *
   * @param points as {@link dev.guillotine.contracts.network.RequestedCuts} gives them
   */
  public CutPass at(List<CutPoint> points) {
    return new CutPass(this, points, manager.newSubManager());
  }

  /**
   * Runs the program as it is written. The profiling executor's passes cost more than they gain
   * here, and its first calls would differ from later ones. The setting belongs to the thread.
   */
  private static void interpret() {
    JniUtils.setGraphExecutorOptimize(false);
  }

  private void requireSamples(NDArray samples, int least) {
    Shape allowed =
        new Shape(definition.samples().shape().stream().mapToLong(Integer::longValue).toArray());
    Shape shape = samples.getShape();
    if (shape.dimension() != allowed.dimension() + 1
        || shape.get(0) < least
        || !shape.slice(1).equals(allowed)) {
      throw new IllegalArgumentException(
          "samples of shape %s are not allowed; allowed: (n, %s with n of at least %d"
              .formatted(shape, allowed.toString().substring(1), least));
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
