package dev.guillotine.gateway.submission;

import dev.guillotine.contracts.api.RunStatus;
import java.util.Locale;
import java.util.UUID;

/** A run can't be cancelled: nothing more was to come of it anyway. */
public final class RunOverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunOverException(UUID runId, RunStatus status) {
    super("the run %s is over: it has %s".formatted(runId, status.name().toLowerCase(Locale.ROOT)));
  }
}
