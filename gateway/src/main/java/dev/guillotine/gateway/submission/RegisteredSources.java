package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.api.DataSetStatus;
import dev.guillotine.contracts.api.DataSetView;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.gateway.view.DataSetViews;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Puts the source of a data set in the place of its name in the catalogue. */
@Singleton
public class RegisteredSources {
  private static final int MOST_NAMED = 20;

  private final DataSetViews views;

  RegisteredSources(DataSetViews views) {
    this.views = views;
  }

  /**
   * The source that the name of a run's data stands for now.
   *
   * @throws InvalidValueException unless there is such a data set, it is ready, and has what the
   *     run asks for
   * @throws RetryableFailure when the database does not answer
   */
  DataSource source(RunSpecification run, DataSource.Registered registered)
      throws RetryableFailure {
    Optional<DataSetView> set = views.dataSet(registered.name());
    DataSetStatus status = set.map(DataSetView::status).orElse(null);
    if (status != DataSetStatus.READY) {
      throw new InvalidValueException("data.name", registered.name(), allowed(status));
    }
    if (set.get().contents() != null) {
      new SetContents(set.get().contents()).require(run);
    }
    return set.get().source();
  }

  /**
   * Whether a specification as it was submitted may have become another one, in which every name
   * has been replaced. A name counts that stood for the other's data once: what was submitted twice
   * is the same even if the name was given to other data in between.
   *
   * @throws RetryableFailure when the database does not answer
   */
  boolean mayBecome(RunSpecification submitted, RunSpecification replaced) throws RetryableFailure {
    if (submitted.data() instanceof DataSource.Registered registered) {
      return submitted.withData(replaced.data()).equals(replaced)
          && views.everMeant(registered.name(), replaced.data());
    }
    return submitted.equals(replaced);
  }

  /** Says of the one that is not ready what it is, and which others are. */
  private String allowed(DataSetStatus status) throws RetryableFailure {
    String found =
        status == null ? "unknown" : status == DataSetStatus.FAILED ? "failed" : "still queued";
    List<DataSetName> ready = views.ready();
    String others =
        ready.isEmpty() ? "none" : ready.subList(0, Math.min(MOST_NAMED, ready.size())).toString();
    String more =
        ready.size() > MOST_NAMED ? " and %d more".formatted(ready.size() - MOST_NAMED) : "";
    return "the name of a data set that is ready (this one is %s): %s%s"
        .formatted(found, others, more);
  }
}
