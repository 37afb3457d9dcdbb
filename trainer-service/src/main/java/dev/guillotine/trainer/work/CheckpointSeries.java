package dev.guillotine.trainer.work;

import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.RunRequested;
import dev.guillotine.contracts.specification.CheckpointSchedule;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.platform.event.EventPublisher;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.trainer.checkpoint.CheckpointArchive;
import dev.guillotine.trainer.checkpoint.CheckpointManifest;
import dev.guillotine.trainer.training.Pretraining;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The checkpoints that a run leaves behind: those that its specification asks for are published;
 * between them others are stored to resume from.
 */
final class CheckpointSeries {
  private final RunRequested task;
  private final Pretraining training;
  private final CheckpointArchive archive;
  private final EventPublisher publisher;
  private final Clock clock;
  private final Duration recoveryInterval;
  private final TrainingTime time;
  private final NavigableSet<Long> published = new TreeSet<>();
  private Instant saved;

  CheckpointSeries(
      RunRequested task,
      Pretraining training,
      CheckpointArchive archive,
      EventPublisher publisher,
      Clock clock,
      Duration recoveryInterval,
      TrainingTime time) {
    this.task = task;
    this.training = training;
    this.archive = archive;
    this.publisher = publisher;
    this.clock = clock;
    this.recoveryInterval = recoveryInterval;
    this.time = time;
    this.saved = clock.instant();
    RunSpecification specification = task.specification();
    published.addAll(specification.checkpoints().steps(training.stepsPerEpoch(), training.steps()));
  }

  /**
   * Brings the training to where an earlier attempt left it. What was stored by then is published
   * again: that attempt may have ended in between, and saying it twice does no harm.
   *
   * @return how many steps were made
   */
  long resume() throws WorkFailure {
    Optional<CheckpointManifest> newest = archive.restoreNewest(training);
    if (newest.isEmpty()) {
      after(0);
      return 0;
    }
    time.add(newest.get().seconds());
    long step = newest.get().step();
    for (long earlier : published.headSet(step, true)) {
      Optional<CheckpointManifest> whole = archive.find(earlier);
      if (whole.isPresent()) {
        publish(whole.get());
      }
    }
    prune(step);
    return step;
  }

  /** To be told of every step, with how many were made. */
  void after(long step) throws WorkFailure {
    boolean asked = published.contains(step);
    boolean due = !clock.instant().isBefore(saved.plus(recoveryInterval));
    if (asked || due) {
      CheckpointManifest manifest = archive.save(training, step, time.seconds());
      saved = clock.instant();
      if (asked) {
        publish(manifest);
      }
      prune(step);
    }
  }

  /** When all is done, only the last checkpoint can still be asked for. */
  private void prune(long step) throws WorkFailure {
    CheckpointSchedule schedule = task.specification().checkpoints();
    int kept = step == training.steps() ? 1 : schedule.kept();
    archive.prune(kept, published::contains, schedule.optimizer());
  }

  private void publish(CheckpointManifest manifest) throws WorkFailure {
    RunSpecification specification = task.specification();
    publisher.publish(
        new CheckpointPublished(
            task.runId(),
            clock.instant(),
            new Checkpoint(
                manifest.epoch(),
                manifest.step(),
                manifest.step() == training.steps(),
                published.size(),
                manifest.weights()),
            training.architecture(),
            training.cutPoints(),
            training.normalisation(),
            specification.data(),
            specification.probes(),
            specification.seed()));
  }
}
