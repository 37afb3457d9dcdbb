package dev.guillotine.platform.failure;

import dev.guillotine.contracts.event.FailureKind;

/** The same work may succeed later: a dependency is away, or the service is stopping. */
public final class RetryableFailure extends WorkFailure {
  /**
   * Without a cause.
   *
   * @param reason in words for the run's owner
   */
  public RetryableFailure(String reason) {
    super(reason, null);
  }

  /**
   * With its cause.
   *
   * @param reason in words for the run's owner
   * @param cause what was thrown
   */
  public RetryableFailure(String reason, Throwable cause) {
    super(reason, cause);
  }

  @Override
  public FailureKind kind() {
    return FailureKind.RETRYABLE;
  }
}
