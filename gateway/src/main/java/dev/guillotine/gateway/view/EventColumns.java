package dev.guillotine.gateway.view;

import dev.guillotine.contracts.event.CheckpointPublished;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.DataSetDescribed;
import dev.guillotine.contracts.event.DeadLettered;
import dev.guillotine.contracts.event.Event;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What only some types of event are searched by; null where an event has no such thing.
 *
 * @param checkpoints how many the run publishes, as a checkpoint or a recommendation for it tells
 * @param step of the checkpoint that a recommendation is about
 * @param task of a recommendation
 * @param probe of a recommendation
 * @param siblings how many recommendations its checkpoint gets
 * @param answers id of the event that this one answers
 */
record EventColumns(
    Integer checkpoints, Long step, String task, String probe, Integer siblings, UUID answers) {

  /** Those of an event. */
  static EventColumns of(Event event) {
    if (event instanceof CutRecommended recommended) {
      return new EventColumns(
          recommended.checkpoint().siblings(),
          recommended.checkpoint().step(),
          recommended.task(),
          recommended.probe().name(),
          recommended.siblings(),
          null);
    }
    if (event instanceof CheckpointPublished published) {
      return new EventColumns(published.checkpoint().siblings(), null, null, null, null, null);
    }
    if (event instanceof DataSetDescribed described) {
      return answering(described.request());
    }
    if (event instanceof DeadLettered letter) {
      return answering(id(letter.eventId()));
    }
    return answering(null);
  }

  private static EventColumns answering(UUID id) {
    return new EventColumns(null, null, null, null, null, id);
  }

  /** Ours are UUIDs; another program's work may be known by anything. */
  private static UUID id(String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Sets them in their order, beginning with the parameter of that number. */
  void set(PreparedStatement statement, int first) throws SQLException {
    statement.setObject(first, checkpoints);
    statement.setObject(first + 1, step);
    statement.setObject(first + 2, task);
    statement.setObject(first + 3, probe);
    statement.setObject(first + 4, siblings);
    statement.setObject(first + 5, answers);
  }
}
