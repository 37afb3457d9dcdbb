package dev.guillotine.standalone.stack;

/**
 * What a stack is started from.
 *
 * @param installation where the services are
 * @param home where data and logs are kept
 * @param ports who listens where
 * @param cores of the machine that the services share, at least 1
 */
public record Settings(Installation installation, Home home, Ports ports, int cores) {

  /** Settings for all cores of this machine. */
  public Settings(Installation installation, Home home, Ports ports) {
    this(installation, home, ports, Runtime.getRuntime().availableProcessors());
  }
}
