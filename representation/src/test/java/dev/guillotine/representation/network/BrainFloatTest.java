package dev.guillotine.representation.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import dev.guillotine.contracts.specification.StepRule.Precision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Training in bfloat16, whose numbers have 8 significant bits. Deep residual networks of a few
 * channels magnify any difference, so those of the references are left out where numbers are
 * compared; a wider one is compared instead.
 */
class BrainFloatTest {
  private static final int BATCH = 32;
  private static final int STEPS = 10;
  private static final double SHALLOW_COSINE = 0.99;
  private static final double DEEP_COSINE = 0.9;

  private NDManager manager;
  private NDScope scope;

  @BeforeEach
  void open() {
    scope = new NDScope();
    scope.suppressNotUsedWarning();
    manager = TestNetworks.ENGINE.newManager();
  }

  @AfterEach
  void close() {
    scope.close();
    manager.close();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"RESNET34", "RESNET50"})
  void shouldComeCloseToSinglePrecision(ReferenceNetwork kind) {
    requireClose(kind.definition(), 0.03, SHALLOW_COSINE);
  }

  @Test
  void shouldComeCloseToSinglePrecisionInDeepNetworks() {
    requireClose(NetworkDefinition.of(TestNetworks.architecture(16, 32, 64, 32)), 0.1, DEEP_COSINE);
  }

  private void requireClose(NetworkDefinition definition, double tolerance, double cosine) {
    NDArray samples = samples(definition);
    try (Network single = Network.initialised(definition, 3, TestNetworks.ENGINE);
        Network reduced = Network.initialised(definition, 3, TestNetworks.ENGINE, Precision.BF16)) {
      TrainingPass expected = differentiate(single, samples);
      TrainingPass actual = differentiate(reduced, samples);

      assertThat(distance(expected.trunk(), actual.trunk())).isLessThan(tolerance);
      assertThat(distance(expected.projection(), actual.projection())).isLessThan(tolerance);
      assertThat(distance(expected.output(), actual.output())).isLessThan(tolerance);
      assertThat(List.of(actual.trunk(), actual.projection(), actual.output()))
          .allMatch(result -> result.getDataType() == DataType.FLOAT32);
      assertThat(gradientCosine(single, reduced)).isBetween(cosine, 1.0 + 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldLowerALoss(ReferenceNetwork kind) {
    NetworkDefinition definition = kind.definition();
    NDArray samples = samples(definition);
    try (Network network =
        Network.initialised(definition, 3, TestNetworks.ENGINE, Precision.BF16)) {
      float first = loss(differentiate(network, samples)).getFloat();
      float last = first;
      for (int step = 0; step < STEPS; step++) {
        Gradients.unrecorded(
            () -> network.parameters().values().forEach(p -> p.subi(p.getGradient().mul(0.02f))));
        network.parameters().values().forEach(Gradients::clear);
        last = loss(differentiate(network, samples)).getFloat();
      }

      assertThat(last).isLessThan(first);
      assertThat(network.tensors().values())
          .allMatch(tensor -> tensor.getDataType() == DataType.FLOAT32)
          .allMatch(tensor -> Float.isFinite(tensor.sum().getFloat()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldEvaluateInSinglePrecision(ReferenceNetwork kind) {
    NetworkDefinition definition = kind.definition();
    NDArray samples = samples(definition);
    try (Network single = kind.filled(Precision.F32);
        Network reduced = kind.filled(Precision.BF16)) {
      List<NDArray> expected = single.embed(samples);
      List<NDArray> actual = reduced.embed(samples);
      for (int cut = 0; cut < expected.size(); cut++) {
        assertThat(RowMajor.values(actual.get(cut))).isEqualTo(RowMajor.values(expected.get(cut)));
      }
    }
  }

  private NDArray samples(NetworkDefinition definition) {
    return TestNetworks.samples(definition.architecture().input(), BATCH, 1, manager);
  }

  private static TrainingPass differentiate(Network network, NDArray samples) {
    TrainingPass pass = Gradients.recorded(() -> network.train(samples));
    Gradients.backward(Gradients.recorded(() -> loss(pass)));
    return pass;
  }

  private static NDArray loss(TrainingPass pass) {
    return pass.output().sub(1).square().mean();
  }

  /** Euclidean, relative to the expected values'. */
  private static double distance(NDArray expected, NDArray actual) {
    float[] values = RowMajor.values(expected);
    float[] others = RowMajor.values(actual);
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      squares += Math.pow(values[i] - others[i], 2);
    }
    return Math.sqrt(squares / product(values, values));
  }

  private static double gradientCosine(Network one, Network other) {
    double product = 0;
    double ofOne = 0;
    double ofOther = 0;
    for (Map.Entry<String, NDArray> parameter : one.parameters().entrySet()) {
      float[] values = RowMajor.values(parameter.getValue().getGradient());
      float[] others = RowMajor.values(other.parameters().get(parameter.getKey()).getGradient());
      product += product(values, others);
      ofOne += product(values, values);
      ofOther += product(others, others);
    }
    System.out.println(
        "COS "
            + one.definition().architecture().backbone()
            + " "
            + product / Math.sqrt(ofOne * ofOther));
    return product / Math.sqrt(ofOne * ofOther);
  }

  private static double product(float[] one, float[] other) {
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
    }
    return product;
  }
}
