package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.api.CheckpointList;
import dev.guillotine.contracts.api.CheckpointSubmission;
import dev.guillotine.contracts.api.CheckpointView;
import dev.guillotine.contracts.event.CheckpointRegistered;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.CheckpointName;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.view.CheckpointViews;
import dev.guillotine.platform.compute.ModuleConfiguration;
import dev.guillotine.platform.failure.RetryableFailure;
import dev.guillotine.platform.storage.ObjectStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes checkpoints that were made elsewhere. The log knows what they are, the object store holds
 * the files: users put them there themselves, at an address that is good for a while.
 */
@Singleton
public class GivenCheckpoints {
  private static final Logger LOG = Logger.getLogger(GivenCheckpoints.class);
  private static final Duration TO_UPLOAD = Duration.ofHours(1);
  private static final int MOST_NAMED = 20;

  private final CheckpointViews views;
  private final LogWriter log;
  private final ObjectStore store;
  private final ModuleConfiguration modules;

  GivenCheckpoints(
      CheckpointViews views, LogWriter log, ObjectStore store, ModuleConfiguration modules) {
    this.views = views;
    this.log = log;
    this.store = store;
    this.modules = modules;
  }

  /**
   * Registers a checkpoint. The same under the same name is registered once.
   *
   * @throws InvalidValueException when it is a module, and those are not allowed
   * @throws NameTakenException when the name stands for another one
   * @throws RetryableFailure when broker, database or store do not answer
   */
  public CheckpointView register(CheckpointSubmission submission) throws RetryableFailure {
    requireAllowed("checkpoint.backbone.name", submission.checkpoint());
    Optional<CheckpointRegistered> known = views.find(submission.name());
    if (known.isPresent()) {
      if (!known.get().checkpoint().equals(submission.checkpoint())) {
        throw new NameTakenException(submission.name());
      }
      return view(known.get());
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    CheckpointRegistered registered =
        new CheckpointRegistered(submission.name(), now, submission.checkpoint());
    log.append(registered);
    LOG.infof("checkpoint registered: %s", submission.name());
    return view(registered);
  }

  /**
   * A checkpoint, with an address for its file while that is missing.
   *
   * @throws RetryableFailure when database or store do not answer
   */
  public Optional<CheckpointView> find(CheckpointName name) throws RetryableFailure {
    Optional<CheckpointRegistered> known = views.find(name);
    return known.isEmpty() ? Optional.empty() : Optional.of(view(known.get()));
  }

  /**
   * The latest ones.
   *
   * @throws RetryableFailure when database or store do not answer
   */
  public CheckpointList latest(int limit) throws RetryableFailure {
    Map<String, Long> sizes = store.sizes(ObjectKeys.given());
    return new CheckpointList(
        views.latest(limit).stream()
            .map(one -> view(one, isUploaded(one.checkpoint(), sizes), null))
            .toList());
  }

  private CheckpointView view(CheckpointRegistered one) throws RetryableFailure {
    if (isUploaded(one.checkpoint())) {
      return view(one, true, null);
    }
    Instant expiry = Instant.now().plus(TO_UPLOAD).truncatedTo(ChronoUnit.SECONDS);
    String url = store.uploadAddress(one.checkpoint().file().key(), TO_UPLOAD).toString();
    return view(one, false, new CheckpointView.Upload(url, expiry));
  }

  private static CheckpointView view(
      CheckpointRegistered one, boolean uploaded, CheckpointView.Upload upload) {
    return new CheckpointView(one.name(), one.occurredAt(), one.checkpoint(), uploaded, upload);
  }

  private boolean isUploaded(GivenCheckpoint checkpoint) throws RetryableFailure {
    return isUploaded(checkpoint, store.sizes(checkpoint.file().key()));
  }

  /** What it holds is looked at by whoever uses it. */
  private static boolean isUploaded(GivenCheckpoint checkpoint, Map<String, Long> sizes) {
    return Objects.equals(sizes.get(checkpoint.file().key()), checkpoint.size());
  }

  /**
   * What the name of a checkpoint in a run stands for; empty where a network is trained.
   *
   * @throws InvalidValueException unless there is such a checkpoint, and its file was uploaded
   * @throws RetryableFailure when database or store do not answer
   */
  Optional<GivenCheckpoint> of(RunSpecification run) throws RetryableFailure {
    return run.method() instanceof Method.Given given
        ? Optional.of(require(given.checkpoint()))
        : Optional.empty();
  }

  private GivenCheckpoint require(CheckpointName name) throws RetryableFailure {
    Optional<CheckpointRegistered> known = views.find(name);
    if (known.isEmpty()) {
      throw new InvalidValueException(
          "method.checkpoint",
          name,
          "one that is registered: "
              + views.latest(MOST_NAMED).stream().map(CheckpointRegistered::name).toList());
    }
    GivenCheckpoint checkpoint = known.get().checkpoint();
    requireAllowed("method.checkpoint", checkpoint);
    if (!isUploaded(checkpoint)) {
      throw new InvalidValueException(
          "method.checkpoint",
          name,
          "one whose file of %d bytes was uploaded".formatted(checkpoint.size()));
    }
    return checkpoint;
  }

  private void requireAllowed(String field, GivenCheckpoint checkpoint) {
    if (checkpoint.backbone() instanceof Backbone.Module && !modules.allowed()) {
      throw new InvalidValueException(
          field,
          "module",
          "weights of a network that is made of layers here: a TorchScript module is a program,"
              + " which the operator has not allowed (GUILLOTINE_MODULES_ALLOWED)");
    }
  }
}
