package dev.guillotine.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.contracts.specification.Optimizer;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.representation.checkpoint.TensorFile;
import dev.guillotine.representation.checkpoint.WeightsFile;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Gradients;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.Scaling;
import dev.guillotine.representation.network.TrainingPass;
import dev.guillotine.trainer.loss.Loss;
import dev.guillotine.trainer.loss.Objective;
import dev.guillotine.trainer.optimizer.GradientNorm;
import dev.guillotine.trainer.optimizer.LearningRate;
import dev.guillotine.trainer.optimizer.WeightUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A network with all that moves along with it: the optimizer's memory, the target network, the
 * online probe. A step is a function of this state, of the step's number and of the views that it
 * is given. For one thread.
 */
public final class Learner implements AutoCloseable {
  private static final Optimizer PROBE = new Optimizer.AdamW(1e-3, 0.0);

  private final RunSpecification specification;
  private final ComputeEngine engine;
  private final Network network;
  private final Replicas replicas;
  private final TargetNetwork target;
  private final OnlineProbe probe;
  private final WeightUpdate rule;
  private final WeightUpdate probeRule;
  private final GradientNorm gradientNorm;
  private final LearningRate rate;
  private final Diversity diversity;
  private final StepTimes times = new StepTimes();

  /**
   * An untrained network.
   *
   * @param architecture what is trained
   * @param steps of the whole run
   * @param classes that the online probe learns to tell apart; none without one
   */
  public Learner(
      RunSpecification specification,
      Architecture architecture,
      long steps,
      OptionalInt classes,
      ComputeEngine engine) {
    this.specification = specification;
    this.engine = engine;
    this.network =
        Network.initialised(
            NetworkDefinition.of(architecture),
            specification.seed(),
            engine,
            specification.step().precision());
    this.replicas = new Replicas(network, engine.devices());
    this.target =
        specification.method() instanceof Method.Byol byol
            ? new TargetNetwork(
                network, byol.momentum(), steps, specification.step().precision(), engine)
            : null;
    this.rule = WeightUpdate.of(specification.optimizer(), network.parameters(), engine);
    this.gradientNorm = new GradientNorm(specification.step(), network.parameters(), engine);
    this.probe =
        classes.isEmpty()
            ? null
            : new OnlineProbe(trunk().dimension(), classes.getAsInt(), engine.newManager());
    this.probeRule = probe == null ? null : WeightUpdate.of(PROBE, probe.parameters(), engine);
    this.diversity = new Diversity(engine);
    this.rate =
        LearningRate.of(
            specification.optimizer().rate(),
            specification.batch(),
            specification.schedule(),
            steps);
  }

  private CutPoint trunk() {
    return network.definition().cutPoints().stream()
        .filter(cut -> cut.role() == CutPoint.Role.BACKBONE)
        .findFirst()
        .orElseThrow();
  }

  /** What is trained. */
  public NetworkDefinition definition() {
    return network.definition();
  }

  /**
   * Makes one step, unless the gradient is not finite: then nothing moves but running statistics.
   *
   * @param step how many were made before
   * @param parts of the batch, one after another
   * @param measured whether the report should tell more than the loss
   */
  public StepReport step(long step, Iterable<Part> parts, boolean measured) {
    Map<String, Double> metrics = new TreeMap<>();
    int count = specification.step().parts();
    double loss = 0;
    int done = 0;
    times.begin();
    for (Part part : parts) {
      times.end("views");
      boolean last = ++done == count;
      loss += learn(part, count, measured ? metrics : null, measured && last) / count;
    }
    double norm = gradientNorm.clip();
    if (Double.isFinite(norm) && Double.isFinite(loss)) {
      update(step);
    }
    times.end("update");
    if (!measured) {
      return new StepReport(loss, norm, Map.of());
    }
    metrics.put("gradientNorm", norm);
    metrics.put("loss", loss);
    metrics.put("learningRate", rate.at(step));
    if (probe != null) {
      metrics.put("onlineAccuracy", probe.accuracy());
    }
    metrics.putAll(times.shares());
    return new StepReport(loss, norm, metrics);
  }

  private void update(long step) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      rule.step(step, rate.at(step));
      if (probe != null) {
        probeRule.step(step, PROBE.rate());
      }
      if (target != null) {
        target.follow(step);
      }
    }
  }

  /**
   * Adds the gradient of one part, and gives its loss.
   *
   * @param count of parts
   * @param metrics to add the parts of the loss to; null for none
   * @param last whether it shall also measure how diverse the embeddings are
   */
  private double learn(Part part, int count, Map<String, Double> metrics, boolean last) {
    try (NDScope scope = new NDScope();
        NDManager manager = engine.newManager()) {
      scope.suppressNotUsedWarning();
      NDArray samples = part.views().apply(manager);
      NDArray labels = part.labels() == null ? null : manager.create(part.labels());
      times.end("copy");
      NDArray aims = target == null ? null : target.project(samples);
      TrainingPass pass =
          Gradients.recorded(() -> replicas.train(samples, specification.method().views()));
      times.end("forward");
      Loss loss =
          Gradients.recorded(
              () ->
                  Objective.of(
                      specification.method(), pass.projection(), pass.output(), labels, aims));
      NDArray total = loss.total();
      if (probe != null) {
        NDArray probed = manager.create(part.probed());
        NDArray methodLoss = total;
        total = Gradients.recorded(() -> methodLoss.add(probe.loss(pass.trunk(), probed)));
      }
      NDArray share = total;
      times.end("loss");
      Gradients.backward(count == 1 ? share : Gradients.recorded(() -> Scaling.over(share, count)));
      times.end("backward");
      if (metrics != null) {
        loss.partValues().forEach((name, value) -> metrics.merge(name, value / count, Double::sum));
      }
      if (last) {
        metrics.putAll(diversity.of("trunk", pass.trunk()));
        metrics.putAll(diversity.of("projection", pass.projection()));
        times.end("measuring");
      }
      return loss.total().getFloat();
    }
  }

  /** Writes parameters and buffers of the network as safetensors. */
  public void saveWeights(Path file) throws IOException {
    WeightsFile.write(network, file);
  }

  /** Writes all else that is needed to go on as safetensors. */
  public void saveState(Path file) throws IOException {
    TensorFile.write(file, state(), Map.of());
  }

  /**
   * Takes over what was saved.
   *
   * @throws IOException when the files are not those of this network
   */
  public void restore(Path weights, Path state) throws IOException {
    TensorFile.read(weights, network.tensors());
    TensorFile.read(state, state());
  }

  private Map<String, NDArray> state() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    rule.state().forEach((name, tensor) -> state.put("optimizer." + name, tensor));
    if (target != null) {
      target.tensors().forEach((name, tensor) -> state.put("target." + name, tensor));
    }
    if (probe != null) {
      probe.parameters().forEach((name, tensor) -> state.put("probe." + name, tensor));
      probeRule.state().forEach((name, tensor) -> state.put("probe.optimizer." + name, tensor));
    }
    return state;
  }

  @Override
  public void close() {
    rule.close();
    if (probe != null) {
      probeRule.close();
      probe.close();
    }
    if (target != null) {
      target.close();
    }
    gradientNorm.close();
    diversity.close();
    network.close();
  }
}
