package dev.guillotine.gateway.rest;

/** What was asked for is not there. */
final class UnknownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private UnknownException(String problem) {
    super(problem);
  }

  /** No run has the id that was asked for. */
  static UnknownException run(String id) {
    return new UnknownException("no run has the id " + id);
  }

  /** No data set has the name that was asked for. */
  static UnknownException dataSet(String name) {
    return new UnknownException("no data set has the name " + name);
  }

  /** No checkpoint has the name that was asked for. */
  static UnknownException checkpoint(String name) {
    return new UnknownException("no checkpoint has the name " + name);
  }

  /** There is no picture of the split that was asked for. */
  static UnknownException picture(String name, String split) {
    return new UnknownException(
        "the data set %s has no picture of a split %s".formatted(name, split));
  }
}
