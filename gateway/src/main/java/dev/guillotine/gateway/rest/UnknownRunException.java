package dev.guillotine.gateway.rest;

/** No run has the id that was asked for. */
final class UnknownRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRunException(String id) {
    super("no run has the id " + id);
  }
}
