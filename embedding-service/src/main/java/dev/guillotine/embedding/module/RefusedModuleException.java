package dev.guillotine.embedding.module;

/** A module cannot be used, and trying again will not change that. */
public final class RefusedModuleException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param reason in words for the run's owner
   */
  public RefusedModuleException(String reason) {
    super(reason);
  }
}
