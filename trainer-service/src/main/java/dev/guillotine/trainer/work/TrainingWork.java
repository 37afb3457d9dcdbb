package dev.guillotine.trainer.work;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.platform.compute.ComputeConfiguration;
import dev.guillotine.platform.compute.ComputeTurns;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.event.Progress;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.platform.storage.ObjectStore;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.platform.work.Lease;
import dev.guillotine.platform.work.RunReading;
import dev.guillotine.platform.work.Work;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.read.DataSets;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.DeviceChoice;
import dev.guillotine.trainer.checkpoint.CheckpointArchive;
import dev.guillotine.trainer.training.Pretraining;
import dev.guillotine.trainer.training.StepReport;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trains the network of a run, from wherever an earlier attempt left it. */
@Singleton
public final class TrainingWork implements Work<RunRequested> {
  private final TrainerConfiguration configuration;
  private final ComputeConfiguration compute;
  private final ComputeTurns turns;
  private final ObjectStore store;
  private final Scratch scratch;
  private final EventPublisher publisher;
  private final DataSets sets;
  private final TrainingMeters meters;

  TrainingWork(
      TrainerConfiguration configuration,
      ComputeConfiguration compute,
      ComputeTurns turns,
      ObjectStore store,
      Scratch scratch,
      EventPublisher publisher,
      DataSets sets,
      TrainingMeters meters) {
    this.configuration = configuration;
    this.compute = compute;
    this.turns = turns;
    this.store = store;
    this.scratch = scratch;
    this.publisher = publisher;
    this.sets = sets;
    this.meters = meters;
  }

  @Override
  public void perform(RunRequested task, Lease lease) throws WorkFailure {
    ComputeEngine engine =
        ComputeEngine.start(compute.threads(), new DeviceChoice(compute.device()));
    if (task.specification().method() instanceof Method.Given given) {
      new GivenRun(store, scratch, publisher).publish(task, given(task, given), engine, lease);
    } else {
      train(task, engine, lease);
    }
  }

  /** Whoever puts a run on the log without the gateway may have left it out. */
  private static GivenCheckpoint given(RunRequested task, Method.Given named)
      throws PermanentFailure {
    if (task.given() == null) {
      throw new PermanentFailure(
          "given: null is not allowed; allowed: what the checkpoint %s was registered as"
              .formatted(named.checkpoint()));
    }
    return task.given();
  }

  private void train(RunRequested task, ComputeEngine engine, Lease lease) throws WorkFailure {
    RunSpecification specification = task.specification();
    try (DataSet set = open(task, lease);
        Pretraining training = new Pretraining(specification, set, engine)) {
      TrainingTime time = new TrainingTime(Clock.systemUTC(), specification.minutes());
      CheckpointSeries checkpoints =
          new CheckpointSeries(
              task,
              training,
              archive(task),
              publisher,
              Clock.systemUTC(),
              configuration.recoveryInterval(),
              time);
      train(task, training, checkpoints, time, lease);
    } catch (UnusableDataException | InvalidValueException e) {
      throw new PermanentFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new RetryableFailure("could not read the data: " + e.getMessage(), e);
    }
  }

  @Override
  public long reached(RunRequested task) throws WorkFailure {
    return archive(task).newestStep();
  }

  private CheckpointArchive archive(RunRequested task) {
    return new CheckpointArchive(store, scratch, task.runId());
  }

  /** What is wrong with the tasks to probe is better said now than after training. */
  private DataSet open(RunRequested task, Lease lease) throws IOException {
    RunSpecification specification = task.specification();
    RunReading reading = new RunReading(lease, publisher, task.runId(), 0, 0);
    DataSet set = sets.open(specification.data(), reading::at);
    List<String> known = set.tasks().stream().map(Task::name).toList();
    for (String name : specification.probes().tasks()) {
      if (!known.contains(name)) {
        set.close();
        throw new InvalidValueException("probes.tasks", name, "one of " + known);
      }
    }
    return set;
  }

  private void train(
      RunRequested task,
      Pretraining training,
      CheckpointSeries checkpoints,
      TrainingTime time,
      Lease lease)
      throws WorkFailure {
    long step = checkpoints.resume();
    Throughput throughput = new Throughput(Clock.systemUTC(), task.specification().batch());
    Progress progress =
        new Progress(
            publisher,
            Clock.systemUTC(),
            task.runId(),
            Phase.TRAINING,
            "steps",
            step,
            training.steps());
    while (step < training.steps()) {
      lease.check();
      time.check(step, training.steps());
      boolean told = progress.due(step + 1);
      StepReport report = step(training, step, told);
      meters.count(task.specification().batch());
      requireFinite("loss", report.loss(), step);
      requireFinite("gradient's norm", report.gradientNorm(), step);
      step++;
      Instant done = Instant.now();
      checkpoints.after(step);
      throughput.publishing(Duration.between(done, Instant.now()));
      if (told) {
        Map<String, Double> metrics = new TreeMap<>(report.metrics());
        metrics.putAll(throughput.at(step));
        meters.show(metrics);
        progress.tell(training.epochsAfter(step - 1) + 1, step, metrics);
      }
    }
  }

  private static void requireFinite(String what, double value, long step) throws PermanentFailure {
    if (!Double.isFinite(value)) {
      throw new PermanentFailure(
          "the %s is %s at step %d: try a lower optimizer.rate, or a bound in step.clip"
              .formatted(what, value, step));
    }
  }

  private StepReport step(Pretraining training, long step, boolean measured)
      throws RetryableFailure {
    try (ComputeTurns.Turn turn = turns.take()) {
      return training.step(step, measured);
    }
  }
}
