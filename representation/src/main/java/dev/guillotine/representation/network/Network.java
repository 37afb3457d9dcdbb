package dev.guillotine.representation.network;

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
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.network.graph.TensorDefinition;
import dev.guillotine.representation.network.graph.TensorDefinition.Role;
import dev.guillotine.representation.network.torchscript.TorchScript;
import dev.guillotine.representation.network.torchscript.TorchScriptArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that computes: a definition compiled for libtorch, and the tensors that it owns.
 *
 * <p>Results belong to the manager of the images that they were computed from. Several threads may
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

  /** A network whose tensors are all zero, to be filled. */
  public Network(NetworkDefinition definition, ComputeEngine engine) {
    this.definition = definition;
    this.manager = engine.newManager();
    this.program = load(TorchScriptArchive.of(TorchScript.of(definition)), manager);
    for (TensorDefinition tensor : definition.tensors()) {
      NDArray zeros = zeros(tensor.shape());
      zeros.setName(LIST_ELEMENT);
      tensors.put(tensor.name(), zeros);
      if (tensor.role() == Role.PARAMETER) {
        zeros.setRequiresGradient(true);
        parameters.put(tensor.name(), zeros);
      }
    }
  }

  /** An untrained network: the same seed gives the same weights, bit by bit. */
  public static Network initialised(NetworkDefinition definition, long seed, ComputeEngine engine) {
    Network network = new Network(definition, engine);
    for (TensorDefinition tensor : definition.tensors()) {
      float[] values = tensor.initialisation().values(seed, tensor.name(), tensor.elements());
      RowMajor.assign(network.tensors.get(tensor.name()), values);
    }
    return network;
  }

  private static PtSymbolBlock load(byte[] archive, NDManager manager) {
    try {
      return JniUtils.loadModule(
          (PtNDManager) manager, new ByteArrayInputStream(archive), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Convolution weights lie channels-last in memory, as the images do. */
  private NDArray zeros(List<Long> shape) {
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
   * The output in training mode: batch norms use the batch's statistics and move their running
   * ones. For gradients, call it inside {@link Gradients#recorded}.
   *
   * @param images {@code [n, c, h, w]}, n at least 2
   * @return {@code [n, d]}, d the last cut's dimension
   */
  public NDArray train(NDArray images) {
    requireImages(images, 2);
    interpret();
    NDList arguments = new NDList(images);
    arguments.addAll(tensors.values());
    return IValueUtils.forward(program, arguments, true).head();
  }

  /**
   * The embeddings at every cut in evaluation mode, from one pass. Nothing is recorded, and no
   * tensor of the network changes.
   *
   * @param images {@code [n, c, h, w]}, n at least 1
   * @return {@code [n, d]} for each cut, from input to output
   */
  public List<NDArray> embed(NDArray images) {
    requireImages(images, 1);
    interpret();
    PtNDArray[] list = tensors.values().toArray(PtNDArray[]::new);
    try (IValue input = IValue.from((PtNDArray) images);
        IValue state = IValue.listFrom(list);
        IValue result = IValueUtils.runMethod(program, TorchScript.EMBED, input, state)) {
      return List.of(result.toTensorArray((PtNDManager) images.getManager()));
    }
  }

  /**
   * Runs the program as it is written. The profiling executor's passes cost more than they gain
   * here, and its first calls would differ from later ones. The setting belongs to the thread.
   */
  private static void interpret() {
    JniUtils.setGraphExecutorOptimize(false);
  }

  private void requireImages(NDArray images, int least) {
    ImageShape input = (ImageShape) definition.architecture().input();
    Shape shape = images.getShape();
    if (shape.dimension() != 4
        || shape.get(0) < least
        || !shape.slice(1).equals(new Shape(input.channels(), input.height(), input.width()))) {
      throw new IllegalArgumentException(
          "images of shape %s are not allowed; allowed: (n, %d, %d, %d) with n of at least %d"
              .formatted(shape, input.channels(), input.height(), input.width(), least));
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
