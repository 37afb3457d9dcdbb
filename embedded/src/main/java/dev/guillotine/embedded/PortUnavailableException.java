package dev.guillotine.embedded;

/** A server can't listen on the port it was asked to use, most often because another one does. */
public final class PortUnavailableException extends RuntimeException {

  private final int port;

  PortUnavailableException(int port, Throwable cause) {
    super(
        "can't listen on port %d of %s (%s): stop the program that uses it or choose another port"
            .formatted(port, LoopbackPorts.HOST, cause.getMessage()),
        cause);
    this.port = port;
  }

  /** The port, 1 to 65535. */
  public int port() {
    return port;
  }
}
