package dev.guillotine.gateway.view;

import dev.guillotine.contracts.event.Event;
import java.sql.SQLException;

/** The database takes other events but not this one, however often it is tried. */
public final class RefusedEventException extends RuntimeException {
  private static final String DATA_EXCEPTION = "22";
  private static final String INTEGRITY_CONSTRAINT_VIOLATION = "23";

  private final Event event;

  RefusedEventException(Event event, SQLException cause) {
    super("the database of the view refuses an event: " + cause.getMessage(), cause);
    this.event = event;
  }

  /** Whether a statement failed for what it was to write: told by the class of its SQLSTATE. */
  static boolean isBehind(SQLException failure) {
    String state = failure.getSQLState();
    return state != null
        && (state.startsWith(DATA_EXCEPTION) || state.startsWith(INTEGRITY_CONSTRAINT_VIOLATION));
  }

  /** The event that is refused. */
  public Event event() {
    return event;
  }
}
