package dev.guillotine.trainer.work;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunRequested;
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
import dev.guillotine.trainer.checkpoint.CheckpointArchive;
import dev.guillotine.trainer.training.Pretraining;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

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

  TrainingWork(
      TrainerConfiguration configuration,
      ComputeConfiguration compute,
      ComputeTurns turns,
      ObjectStore store,
      Scratch scratch,
      EventPublisher publisher,
      DataSets sets) {
    this.configuration = configuration;
    this.compute = compute;
    this.turns = turns;
    this.store = store;
    this.scratch = scratch;
    this.publisher = publisher;
    this.sets = sets;
  }

  @Override
  public void perform(RunRequested task, Lease lease) throws WorkFailure {
    RunSpecification specification = task.specification();
    ComputeEngine engine = ComputeEngine.start(compute.threads());
    try (DataSet set = open(task, lease);
        Pretraining training = new Pretraining(specification, set, engine)) {
      CheckpointSeries checkpoints =
          new CheckpointSeries(
              task,
              training,
              new CheckpointArchive(store, scratch, task.runId()),
              publisher,
              Clock.systemUTC(),
              configuration.recoveryInterval());
      train(task, training, checkpoints, lease);
    } catch (UnusableDataException | InvalidValueException e) {
      throw new PermanentFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new RetryableFailure("could not read the data: " + e.getMessage(), e);
    }
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
      RunRequested task, Pretraining training, CheckpointSeries checkpoints, Lease lease)
      throws WorkFailure {
    long step = checkpoints.resume();
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
      double rate = training.learningRate(step);
      double loss = step(training, step);
      if (!Double.isFinite(loss)) {
        throw new PermanentFailure(
            "the loss is %s at step %d: try a lower optimizer.rate".formatted(loss, step));
      }
      step++;
      checkpoints.after(step);
      progress.tell(
          training.epochsAfter(step - 1) + 1, step, Map.of("loss", loss, "learningRate", rate));
    }
  }

  private double step(Pretraining training, long step) throws RetryableFailure {
    try (ComputeTurns.Turn turn = turns.take()) {
      return training.step(step);
    }
  }
}
