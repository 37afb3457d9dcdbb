package dev.guillotine.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Gradients;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.TrainingPass;
import dev.guillotine.trainer.loss.NtXent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several devices are stood in for by the processor, several times: there is no machine with GPUs.
 */
class ReplicasTest {
  private static final Architecture WITHOUT_BATCH_STATISTICS =
      new Architecture(
          new Backbone.ConvNet1d(4),
          new Projector(List.of(8, 6), Projector.Norm.LAYER, null),
          null,
          new SignalShape(1, 40));

  private final ComputeEngine engine = ComputeEngine.start(2);

  /** The loss sees the whole batch, in the order of its rows: a contrastive one would notice. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void shouldMakeThePassOfOneDevice(int devices) {
    Map<String, float[]> alone = gradients(1);
    Map<String, float[]> shared = gradients(devices);

    assertThat(shared.keySet()).isEqualTo(alone.keySet());
    alone.forEach(
        (name, values) ->
            assertThat(shared.get(name)).as(name).containsExactly(values, within(1e-5f)));
    assertThat(alone.get("loss")[0]).isPositive();
  }

  private Map<String, float[]> gradients(int devices) {
    Map<String, float[]> results = new TreeMap<>();
    try (Network network =
            Network.initialised(NetworkDefinition.of(WITHOUT_BATCH_STATISTICS), 3, engine);
        NDScope scope = new NDScope();
        NDManager manager = engine.newManager()) {
      scope.suppressNotUsedWarning();
      Replicas replicas = new Replicas(network, Collections.nCopies(devices, Device.cpu()));
      NDArray samples = manager.arange(2 * 7 * 40).sin().reshape(new Shape(14, 1, 40));
      TrainingPass pass = Gradients.recorded(() -> replicas.train(samples, 2));
      NDArray loss = Gradients.recorded(() -> NtXent.of(pass.projection(), 0.5).total());
      Gradients.backward(loss);
      results.put("loss", new float[] {loss.getFloat()});
      results.put("trunk", RowMajor.values(pass.trunk()));
      network
          .parameters()
          .forEach((name, tensor) -> results.put(name, RowMajor.values(tensor.getGradient())));
    }
    return results;
  }
}
