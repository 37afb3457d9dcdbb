package dev.guillotine.platform.failure;

import dev.guillotine.contracts.event.FailureKind;

/** The record cannot be read, or brings down whoever takes it. */
public final class PoisonFailure extends WorkFailure {
  /**
   * Without a cause.
   *
   * @param reason in words for the operator
   */
  public PoisonFailure(String reason) {
    super(reason, null);
  }

  /**
   * With its cause.
   *
   * @param reason in words for the operator
   * @param cause what was thrown
   */
  public PoisonFailure(String reason, Throwable cause) {
    super(reason, cause);
  }

  @Override
  public FailureKind kind() {
    return FailureKind.POISON;
  }
}
