package dev.guillotine.gateway.trunk;

/** A run has no such trunk to give out, or not yet. */
public final class NoTrunkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoTrunkException(String problem) {
    super(problem);
  }
}
