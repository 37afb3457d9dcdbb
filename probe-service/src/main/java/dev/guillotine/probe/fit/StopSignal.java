package dev.guillotine.probe.fit;

/**
 * Asked again and again while a probe is fitted, at the latest before each pass over the features,
 * so that a fit whose result nobody waits for any more can end early.
 *
 * @param <E> what ends a fit
 */
@FunctionalInterface
public interface StopSignal<E extends Exception> {
  /**
   * Returns when the fit is to go on.
   *
   * @throws E when it is not: the fit frees its memory and passes this on as it is
   */
  void check() throws E;

  /** The fit runs to its end. */
  static StopSignal<RuntimeException> never() {
    return () -> {};
  }
}
