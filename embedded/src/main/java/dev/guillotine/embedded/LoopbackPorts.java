package dev.guillotine.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Chooses TCP ports of the loopback interface, the only one the embedded servers listen on. */
final class LoopbackPorts {

  /** The address that the embedded servers bind and advertise. */
  static final String HOST = "127.0.0.1";

  private static final byte[] HOST_BYTES = {127, 0, 0, 1};

  private LoopbackPorts() {}

  /**
   * Chooses one port for each request, all different and all free at the time of the call.
   *
   * @param requests a port, 1 to 65535, or 0 for any free one
   * @return the ports, in the order of the requests
   * @throws IllegalArgumentException if a request is outside 0 to 65535
   * @throws PortUnavailableException if a requested port is taken or not allowed
   */
  static List<Integer> choose(int... requests) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int request : requests) {
        held.add(hold(request));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      held.forEach(LoopbackPorts::letGo);
    }
  }

  private static ServerSocket hold(int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be 0 (any free) to 65535, was " + port);
    }
    try {
      return new ServerSocket(port, 1, InetAddress.getByAddress(HOST_BYTES));
    } catch (BindException taken) {
      throw new PortUnavailableException(port, taken);
    } catch (IOException failure) {
      throw new UncheckedIOException("can't look for a free port on " + HOST, failure);
    }
  }

  private static void letGo(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("can't let go of port " + socket.getLocalPort(), failure);
    }
  }
}
