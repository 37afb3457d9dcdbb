package dev.guillotine.platform.failure;

import dev.guillotine.contracts.event.FailureKind;

/** The same work fails the same way every time: its input is wrong. */
public final class PermanentFailure extends WorkFailure {
  /**
   * Without a cause.
   *
   * @param reason in words for the run's owner
   */
  public PermanentFailure(String reason) {
    super(reason, null);
  }

  /**
   * With its cause.
   *
   * @param reason in words for the run's owner
   * @param cause what was thrown
   */
  public PermanentFailure(String reason, Throwable cause) {
    super(reason, cause);
  }

  @Override
  public FailureKind kind() {
    return FailureKind.PERMANENT;
  }
}
