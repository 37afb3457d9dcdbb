package dev.guillotine.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Gradients;
import dev.guillotine.representation.network.RowMajor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Offset;

/** The parameters of {@code optimizers_reference.py}, among them a channels-last kernel. */
final class GivenGradients implements AutoCloseable {
  static final double[] RATES = {0.01, 0.02, 0.04, 0.04, 0.03, 0.02, 0.01, 0.005};

  /** Of single precision, absolute: parameters are about 1, steps add up. */
  private static final float TOLERANCE = 2e-6f;

  private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put("bias", new Shape(11));
    SHAPES.put("kernel", new Shape(6, 5, 3, 3));
    SHAPES.put("matrix", new Shape(7, 19));
    SHAPES.put("zero", new Shape(3, 4));
  }

  private final SafetensorsFile file;
  private final NDManager manager;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();

  GivenGradients(ComputeEngine engine) throws IOException {
    this.manager = engine.newManager();
    try {
      this.file =
          SafetensorsFile.open(
              Path.of(
                  GivenGradients.class.getResource("optimizers-reference.safetensors").toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    for (Map.Entry<String, Shape> entry : SHAPES.entrySet()) {
      NDArray parameter = zeros(entry.getValue());
      RowMajor.assign(parameter, file.floats("start." + entry.getKey()));
      parameter.setRequiresGradient(true);
      parameters.put(entry.getKey(), parameter);
    }
  }

  private NDArray zeros(Shape shape) {
    if (shape.dimension() != 4) {
      return manager.zeros(shape);
    }
    Shape layout = new Shape(shape.get(0), shape.get(2), shape.get(3), shape.get(1));
    return manager.zeros(layout).transpose(0, 3, 1, 2).stopGradient();
  }

  Map<String, NDArray> parameters() {
    return parameters;
  }

  /** Adds the given gradients of a step to the parameters'. */
  void give(int step) throws IOException {
    for (Map.Entry<String, NDArray> entry : parameters.entrySet()) {
      float[] all = file.floats("gradient." + entry.getKey());
      NDArray parameter = entry.getValue();
      int size = (int) parameter.getShape().size();
      float[] values = Arrays.copyOfRange(all, step * size, (step + 1) * size);
      NDArray gradient = manager.create(values, parameter.getShape());
      Gradients.backward(Gradients.recorded(() -> parameter.mul(gradient).sum()));
    }
  }

  void requireParameters(String run) throws IOException {
    for (Map.Entry<String, NDArray> entry : parameters.entrySet()) {
      requireClose(run + "." + entry.getKey(), entry.getValue());
    }
  }

  void requireClose(String name, NDArray actual) throws IOException {
    assertThat(RowMajor.values(actual))
        .as(name)
        .containsExactly(file.floats(name), Offset.offset(TOLERANCE));
  }

  float number(String name) throws IOException {
    return file.floats(name)[0];
  }

  @Override
  public void close() throws IOException {
    file.close();
    manager.close();
  }
}
