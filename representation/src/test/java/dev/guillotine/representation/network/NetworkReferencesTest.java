package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.RequestedCuts;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.specification.Features;
import dev.guillotine.contracts.specification.Features.Pooled;
import dev.guillotine.contracts.specification.StepRule.Precision;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of network computes what PyTorch, torchvision and timm compute. */
class NetworkReferencesTest {
  /** Of the largest number; the references were computed in double precision. */
  private static final double TOLERANCE = 2e-4;

  /** Of the largest number: what extraction promises. */
  private static final double FEATURE_TOLERANCE = 1e-4;

  private static final String GRID = "grid.";
  private static final int MOST_OF_A_GRID = 200;

  private static final double GRADIENT_TOLERANCE = 5e-3;

  /** Of the largest gradient: a bias before a batch normalisation has next to none. */
  private static final double BIAS_NOISE = 1e-4;

  private static final int WHOLE = 64;
  private static final int PICKED = 16;

  @ParameterizedTest
  @EnumSource
  void shouldEmbedTrainAndDifferentiateAsPyTorchDoes(ReferenceNetwork kind)
      throws IOException, URISyntaxException {
    Map<String, float[]> computed = computed(kind);
    Path file = Path.of(NetworkReferencesTest.class.getResource(kind.file()).toURI());
    try (SafetensorsFile reference = SafetensorsFile.open(file)) {
      assertThat(computed.keySet())
          .containsExactlyInAnyOrderElementsOf(
              names(reference).filter(name -> !name.startsWith(GRID)).toList());
      float steepest = 0;
      for (String name : computed.keySet()) {
        if (name.startsWith("gradient.")) {
          steepest = Math.max(steepest, largest(reference.floats(name)));
        }
      }
      for (Map.Entry<String, float[]> entry : computed.entrySet()) {
        float[] expected = reference.floats(entry.getKey());
        boolean gradient = entry.getKey().startsWith("gradient.");
        boolean bias = gradient && entry.getKey().endsWith("bias");
        double tolerance = gradient ? GRADIENT_TOLERANCE : TOLERANCE;
        double noise = bias ? BIAS_NOISE * steepest : 0;
        requireEqual(entry.getKey(), entry.getValue(), expected, tolerance, noise);
      }
    }
  }

  /** Both with batch normalisations folded, which embedding in between training steps is not. */
  @ParameterizedTest
  @EnumSource
  void shouldExtractAndPoolAsPyTorchDoes(ReferenceNetwork kind)
      throws IOException, URISyntaxException {
    Path file = Path.of(NetworkReferencesTest.class.getResource(kind.file()).toURI());
    try (Network network = kind.filled(Precision.F32);
        NDManager manager = TestNetworks.ENGINE.newManager();
        SafetensorsFile reference = SafetensorsFile.open(file)) {
      NDArray samples = samples(network, manager);
      List<CutPoint> cuts = network.definition().cutPoints();
      Map<String, float[]> features = features(network.at(cuts), cuts, "evaluation.", samples);
      List<CutPoint> cells =
          RequestedCuts.of(cuts, new Features(null, Pooled.GRID, MOST_OF_A_GRID, null)).stream()
              .filter(cut -> cut.pooling() == CutPoint.Pooling.GRID)
              .toList();
      if (!cells.isEmpty()) {
        features.putAll(features(network.at(cells), cells, GRID, samples));
      }

      assertThat(features.keySet())
          .containsExactlyInAnyOrderElementsOf(
              names(reference)
                  .filter(name -> name.startsWith("evaluation.") || name.startsWith(GRID))
                  .toList());
      for (Map.Entry<String, float[]> entry : features.entrySet()) {
        float[] expected = reference.floats(entry.getKey());
        requireEqual(entry.getKey(), entry.getValue(), expected, FEATURE_TOLERANCE, 0);
      }
    }
  }

  private static Map<String, float[]> features(
      CutPass pass, List<CutPoint> cuts, String prefix, NDArray samples) {
    Map<String, float[]> features = new TreeMap<>();
    List<NDArray> embeddings = pass.embed(samples);
    for (int cut = 0; cut < cuts.size(); cut++) {
      features.put(prefix + cuts.get(cut).name(), excerpt(embeddings.get(cut)));
    }
    return features;
  }

  private static Stream<String> names(SafetensorsFile file) {
    return file.tensors().stream().map(TensorSpec::name);
  }

  private static NDArray samples(Network network, NDManager manager) {
    return TestNetworks.samples(
        network.definition().architecture().input(),
        ReferenceNetwork.BATCH,
        ReferenceNetwork.SAMPLES,
        manager);
  }

  private static Map<String, float[]> computed(ReferenceNetwork kind) {
    Map<String, float[]> computed = new TreeMap<>();
    try (Network network = kind.filled(Precision.F32);
        NDManager manager = TestNetworks.ENGINE.newManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray samples = samples(network, manager);
      List<NDArray> embeddings = network.embed(samples);
      for (CutPoint cut : network.definition().cutPoints()) {
        NDArray embedding = embeddings.get(cut.index());
        assertThat(embedding.getShape().getShape())
            .containsExactly(ReferenceNetwork.BATCH, cut.dimension());
        computed.put("evaluation." + cut.name(), excerpt(embedding));
      }
      TrainingPass pass = Gradients.recorded(() -> network.train(samples));
      computed.put("training.trunk", excerpt(pass.trunk()));
      computed.put("training.projection", excerpt(pass.projection()));
      computed.put("training.output", excerpt(pass.output()));
      Gradients.backward(Gradients.recorded(() -> loss(pass)));
      Set<String> parameters = network.parameters().keySet();
      network
          .tensors()
          .forEach(
              (name, tensor) ->
                  computed.put(
                      parameters.contains(name) ? "gradient." + name : "after." + name,
                      excerpt(parameters.contains(name) ? tensor.getGradient() : tensor)));
    }
    return computed;
  }

  private static NDArray loss(TrainingPass pass) {
    NDArray inner = pass.trunk().square().mean().add(pass.projection().square().mean());
    return inner.add(pass.output().square().mean());
  }

  /** What the script stores of a tensor. */
  private static float[] excerpt(NDArray tensor) {
    float[] values = RowMajor.values(tensor);
    if (values.length <= WHOLE) {
      return values;
    }
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    float[] excerpt = new float[1 + PICKED];
    excerpt[0] = (float) Math.sqrt(squares);
    for (int i = 0; i < PICKED; i++) {
      excerpt[1 + i] = values[i * (values.length / PICKED)];
    }
    return excerpt;
  }

  private static void requireEqual(
      String name, float[] actual, float[] expected, double tolerance, double noise) {
    int from = expected.length == 1 + PICKED ? 1 : 0;
    if (from == 1) {
      double allowed = tolerance * expected[0] + noise;
      assertThat(actual[0]).as(name).isCloseTo(expected[0], Offset.offset((float) allowed));
    }
    float[] picked = Arrays.copyOfRange(expected, from, expected.length);
    double allowed = tolerance * largest(picked) + noise;
    assertThat(Arrays.copyOfRange(actual, from, actual.length))
        .as(name)
        .containsExactly(picked, Offset.offset((float) allowed));
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
