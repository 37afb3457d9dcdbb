package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.representation.network.graph.TensorDefinition;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The network computes what PyTorch computes: see {@code resnet18_reference.py}. */
class PyTorchReferenceTest {
  private static final double TOLERANCE = 1e-4;
  private static final int BATCH = 8;
  private static final int IMAGES = 1000;

  private static SafetensorsFile reference;
  private static Network network;
  private static NDManager manager;
  private static NDArray images;

  @BeforeAll
  static void fill() throws IOException, URISyntaxException {
    reference =
        SafetensorsFile.open(
            Path.of(
                PyTorchReferenceTest.class.getResource("resnet18-reference.safetensors").toURI()));
    NetworkDefinition definition = TestNetworks.reference();
    network = new Network(definition, TestNetworks.ENGINE);
    int salt = 0;
    for (TensorDefinition tensor : definition.tensors()) {
      RowMajor.assign(network.tensors().get(tensor.name()), TestNetworks.weights(tensor, salt++));
    }
    manager = TestNetworks.ENGINE.newManager();
    images = TestNetworks.samples(definition.architecture().input(), BATCH, IMAGES, manager);
  }

  @AfterAll
  static void close() throws IOException {
    network.close();
    manager.close();
    reference.close();
  }

  @Test
  void shouldEmbedAndTrainAsPyTorchDoes() throws IOException {
    List<CutPoint> cuts = network.definition().cutPoints();
    List<NDArray> embeddings = network.embed(images);
    for (CutPoint cut : cuts) {
      requireEqual("evaluation." + cut.name(), embeddings.get(cut.index()));
    }

    try (NDScope step = new NDScope()) {
      step.suppressNotUsedWarning();
      NDArray output = Gradients.recorded(() -> network.train(images).output());
      Gradients.backward(Gradients.recorded(() -> output.square().sum()));

      requireEqual("training.output", output);
      for (String name : referenced("after.")) {
        requireEqual("after." + name, network.tensors().get(name));
      }
      for (String name : referenced("gradient.")) {
        requireEqual("gradient." + name, network.parameters().get(name).getGradient());
      }
    }
  }

  private static List<String> referenced(String kind) {
    List<String> names =
        reference.tensors().stream()
            .map(spec -> spec.name())
            .filter(name -> name.startsWith(kind))
            .map(name -> name.substring(kind.length()))
            .toList();
    assertThat(names).isNotEmpty();
    return names;
  }

  private static void requireEqual(String name, NDArray actual) throws IOException {
    float[] expected = reference.floats(name);
    float largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertThat(RowMajor.values(actual))
        .as(name)
        .containsExactly(expected, Offset.offset((float) TOLERANCE * largest));
  }
}
