package dev.guillotine.representation.network;

/** A device was asked for that is not there: only whoever runs the service can help. */
public final class DeviceAbsentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DeviceAbsentException(String message) {
    super(message);
  }
}
