package dev.guillotine.platform.failure;

import dev.guillotine.contracts.event.FailureKind;

/** Work could not be done. Each kind says what can be expected of trying again. */
public abstract sealed class WorkFailure extends Exception
    permits RetryableFailure, PermanentFailure, PoisonFailure {

  WorkFailure(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** What can be expected of trying again. */
  public abstract FailureKind kind();
}
