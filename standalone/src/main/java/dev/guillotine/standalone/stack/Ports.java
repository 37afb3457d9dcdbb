package dev.guillotine.standalone.stack;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Who listens where.
 *
 * @param numbers one port for each listener, 1 to 65535, all different
 */
public record Ports(Map<Listener, Integer> numbers) {
  private static final int MOST = 65_535;

  public Ports {
    numbers = Map.copyOf(numbers);
    for (Listener listener : Listener.values()) {
      Integer port = numbers.get(listener);
      if (port == null || port < 1 || port > MOST) {
        throw new StartFailedException(
            "port of %s: %s is not allowed; allowed: 1 to %d"
                .formatted(listener.label(), port, MOST));
      }
    }
    if (numbers.values().stream().distinct().count() < numbers.size()) {
      throw new StartFailedException("two listeners have the same port: " + numbers);
    }
  }

  /**
   * The standard ports.
   *
   * @param chosen ports of some listeners, instead of their standard ones
   */
  public static Ports standard(Map<Listener, Integer> chosen) {
    return of(chosen, Listener::standardPort);
  }

  /**
   * Ports that nothing listens on now.
   *
   * @param chosen ports of some listeners, instead of free ones
   */
  public static Ports free(Map<Listener, Integer> chosen) {
    FreePorts free = new FreePorts();
    return of(chosen, listener -> free.next());
  }

  private static Ports of(Map<Listener, Integer> chosen, ToIntFunction<Listener> other) {
    Map<Listener, Integer> numbers = new EnumMap<>(Listener.class);
    for (Listener listener : Listener.values()) {
      Integer port = chosen.get(listener);
      numbers.put(listener, port == null ? other.applyAsInt(listener) : port);
    }
    return new Ports(numbers);
  }

  /** The port of a listener. */
  public int of(Listener listener) {
    return numbers.get(listener);
  }

  /** The address of a listener that speaks HTTP. */
  public URI url(Listener listener) {
    return URI.create("http://" + Listener.HOST + ":" + of(listener));
  }

  /**
   * Checks that every port can be listened on.
   *
   * @throws StartFailedException naming each port that is taken and who wants it
   */
  public void requireFree() {
    List<Listener> refused =
        Arrays.stream(Listener.values()).filter(each -> !FreePorts.isFree(of(each))).toList();
    if (!refused.isEmpty()) {
      Listener first = refused.get(0);
      throw new StartFailedException(
          "taken: %s. Stop what listens there, choose another with --port %s=%d, or use --free-ports"
              .formatted(
                  String.join(
                      ", ",
                      refused.stream()
                          .map(each -> "port %d (%s)".formatted(of(each), each.label()))
                          .toList()),
                  first.label(),
                  of(first) + 1_000));
    }
  }
}
