package dev.guillotine.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.mnist1d.Mnist1dSet;
import dev.guillotine.representation.data.objects.ObjectImageSet;
import dev.guillotine.representation.network.ComputeEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real steps of tiny networks. */
class PretrainingTest {
  private static final String OBJECTS =
      """
      data: {set: objects, train: 200, test: 100, size: 16}
      backbone: {name: resnet18, width: 2}
      projector: {widths: [8, 4]}
      epochs: 4
      batch: 32
      images: 100
      probes: {validation: 50}
      """;
  private static final String SIGNALS =
      """
      data: {set: mnist1d, train: 200, test: 100}
      backbone: {name: convnet1d, width: 4}
      projector: {widths: [8], norm: none}
      epochs: 4
      batch: 32
      images: 100
      probes: {validation: 50}
      """;

  private final ComputeEngine engine = ComputeEngine.start(2);
  @TempDir private Path folder;

  /** Stopped at one step and taken up from its files, bit by bit, whatever has to be remembered. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          method: {name: simclr}
          method: {name: simclr, negatives: second}
          method: {name: vicreg}
          method: {name: barlow-twins}
          method: {name: byol, hidden: 8}
          method: {name: simsiam, hidden: 8}
          method: {name: supcon}
          method: {name: supervised, smoothing: 0.1}
          optimizer: {name: sgd, nesterov: true}
          optimizer: {name: lars}
          positives: {sameClass: 0.5}
          step: {parts: 4, clip: 0.1}
          step: {precision: bf16}
          views: {blur: {probability: 0.5}, second: {solarize: 0.5}}
          """)
  void shouldGoOnAsIfItHadNeverStopped(String field) throws IOException {
    RunSpecification run = SpecificationReader.fromYaml(OBJECTS + field);
    Path undisturbed = folder.resolve("undisturbed");
    Path resumed = folder.resolve("resumed");
    try (DataSet set = objects(run);
        Pretraining training = new Pretraining(run, set, engine)) {
      for (long step = 0; step < training.steps(); step++) {
        if (step == 5) {
          training.saveWeights(folder.resolve("weights"));
          training.saveState(folder.resolve("state"));
        }
        StepReport report = training.step(step, step % 2 == 0);
        assertThat(report.loss()).isFinite();
        assertThat(report.gradientNorm()).isFinite().isPositive();
      }
      training.saveWeights(undisturbed);
      training.saveState(folder.resolve("undisturbed state"));
    }
    try (DataSet set = objects(run);
        Pretraining training = new Pretraining(run, set, engine)) {
      training.restore(folder.resolve("weights"), folder.resolve("state"));
      for (long step = 5; step < training.steps(); step++) {
        training.step(step, false);
      }
      training.saveWeights(resumed);
      training.saveState(folder.resolve("resumed state"));
    }

    assertThat(resumed).hasSameBinaryContentAs(undisturbed);
    assertThat(folder.resolve("resumed state"))
        .hasSameBinaryContentAs(folder.resolve("undisturbed state"));
    assertThat(Files.mismatch(folder.resolve("weights"), undisturbed)).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[8]", "[8, 8, 8, 4]"})
  void shouldTrainSignalsThroughAProjectorOfAnyDepth(String widths) throws IOException {
    RunSpecification run =
        SpecificationReader.fromYaml(
            SIGNALS.replace("[8]", widths) + "method: {name: simclr, negatives: second}");
    try (DataSet set = signals(run);
        Pretraining training = new Pretraining(run, set, engine)) {
      StepReport first = training.step(0, true);

      assertThat(training.cutPoints()).hasSize(4 + run.projector().widths().size());
      assertThat(first.loss()).isBetween(Math.log(32) - 1, Math.log(32) + 1);
      assertThat(first.metrics())
          .containsKeys("loss", "learningRate", "gradientNorm", "onlineAccuracy", "share.forward")
          .hasEntrySatisfying("trunkRank", rank -> assertThat(rank).isBetween(1.0, 64.0))
          .hasEntrySatisfying("projectionSpread", spread -> assertThat(spread).isBetween(0.0, 1.1));
    }
  }

  /** Nothing in this network and loss looks at other samples of the batch. */
  @Test
  void shouldMakeTheSameStepInParts() throws IOException {
    String supervised = SIGNALS + "method: {name: supervised}\n";
    Map<String, float[]> whole = weightsAfterOneStep(supervised);
    Map<String, float[]> inParts = weightsAfterOneStep(supervised + "step: {parts: 4}\n");

    assertThat(inParts.keySet()).isEqualTo(whole.keySet());
    inParts.forEach(
        (name, values) ->
            assertThat(values).as(name).containsExactly(whole.get(name), within(1e-5f)));
  }

  private Map<String, float[]> weightsAfterOneStep(String yaml) throws IOException {
    RunSpecification run =
        SpecificationReader.fromYaml(yaml + "optimizer: {name: sgd, rate: 0.1}\n");
    try (DataSet set = signals(run);
        Pretraining training = new Pretraining(run, set, engine)) {
      training.step(0, false);
      training.saveWeights(folder.resolve("weights"));
    }
    Map<String, float[]> weights = new TreeMap<>();
    try (SafetensorsFile file = SafetensorsFile.open(folder.resolve("weights"))) {
      for (TensorSpec tensor : file.tensors()) {
        weights.put(tensor.name(), file.floats(tensor.name()));
      }
    }
    return weights;
  }

  @Test
  void shouldHaveNothingToDoForAnUntrainedNetwork() throws IOException {
    RunSpecification run = SpecificationReader.fromYaml(OBJECTS + "method: {name: random}");
    try (DataSet set = objects(run);
        Pretraining training = new Pretraining(run, set, engine)) {
      assertThat(training.steps()).isZero();
      training.saveWeights(folder.resolve("weights"));
      training.saveState(folder.resolve("state"));
      training.restore(folder.resolve("weights"), folder.resolve("state"));
    }
  }

  /** A tenth of the answers would be right by chance. */
  @Test
  void shouldProbeTheTrunkWhileItTrains() throws IOException {
    RunSpecification run =
        SpecificationReader.fromYaml(
            SIGNALS.replace("epochs: 4", "epochs: 150").replace("width: 4", "width: 16")
                + "method: {name: supervised}");
    try (DataSet set = signals(run);
        Pretraining training = new Pretraining(run, set, engine)) {
      StepReport report = training.step(0, true);
      for (long step = 1; step < training.steps(); step++) {
        boolean last = step == training.steps() - 1;
        if (step == training.steps() - 100) {
          training.step(step, true);
        } else {
          report = training.step(step, last);
        }
      }

      assertThat(report.metrics().get("onlineAccuracy")).isGreaterThan(0.3);
      assertThat(report.loss()).isLessThan(2);
    }
  }

  @Test
  void shouldRefuseATaskThatIsNoClassification() throws IOException {
    RunSpecification run =
        SpecificationReader.fromYaml(OBJECTS + "method: {name: supcon, task: hue}");
    try (DataSet set = objects(run)) {
      assertThatThrownBy(() -> new Pretraining(run, set, engine))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("method.task")
          .hasMessageContaining("class");
    }
  }

  private static DataSet objects(RunSpecification run) {
    return new ObjectImageSet((DataSource.Objects) run.data());
  }

  private static DataSet signals(RunSpecification run) {
    return new Mnist1dSet((DataSource.Mnist1d) run.data());
  }
}
