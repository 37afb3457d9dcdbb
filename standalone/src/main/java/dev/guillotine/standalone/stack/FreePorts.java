package dev.guillotine.standalone.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports that nothing listens on, each one once. They lie below the range that operating
 * systems give to outgoing connections, so that none is taken in passing before it is used.
 */
final class FreePorts {
  private static final int LEAST = 20_000;
  private static final int MOST = 32_000;
  private static final byte[] HOST_BYTES = {127, 0, 0, 1};
  private static final int TRIES = 1_000;

  private final Set<Integer> given = new HashSet<>();

  /** Another free port. */
  int next() {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LEAST, MOST);
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
    throw new StartFailedException("no free port between %d and %d".formatted(LEAST, MOST));
  }

  /** Whether this process could listen on a port now. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(HOST_BYTES))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
