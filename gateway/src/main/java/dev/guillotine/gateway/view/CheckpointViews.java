package dev.guillotine.gateway.view;

import dev.guillotine.contracts.event.CheckpointRegistered;
import dev.guillotine.contracts.specification.CheckpointName;
import dev.guillotine.platform.failure.RetryableFailure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Checkpoints that were made elsewhere, as they were registered. */
@Singleton
public class CheckpointViews {
  private final ViewDatabase database;

  CheckpointViews(ViewDatabase database) {
    this.database = database;
  }

  /**
   * What a name stands for; of two registrations that raced, the earlier one.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public Optional<CheckpointRegistered> find(CheckpointName name) throws RetryableFailure {
    return database.inTransaction(
        connection ->
            new EventTable(connection)
                .of(name.id(), CheckpointRegistered.class).stream().findFirst());
  }

  /**
   * The latest ones, newest first.
   *
   * @throws RetryableFailure when the database does not answer
   */
  public List<CheckpointRegistered> latest(int limit) throws RetryableFailure {
    return database.inTransaction(
        connection -> new EventTable(connection).latest(CheckpointRegistered.class, limit));
  }
}
