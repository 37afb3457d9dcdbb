package dev.guillotine.standalone.command;

import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.stack.Installation;
import dev.guillotine.standalone.stack.Listener;
import dev.guillotine.standalone.stack.Ports;
import dev.guillotine.standalone.stack.Settings;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a stack that is started listens. */
final class PortOptions {
  @Option(
      names = "--port",
      paramLabel = "NAME=PORT",
      description = {
        "Another port than the standard one. Names and standard ports: gateway 8080,"
            + " trainer 8081, embedding 8082, probe 8083, kafka 9092, objects 9000. Repeatable."
      })
  private Map<Listener, Integer> chosen = new EnumMap<>(Listener.class);

  @Option(names = "--free-ports", description = "Any free ports, but for those given with --port.")
  private boolean free;

  Settings settings(Home home) {
    Ports ports = free ? Ports.free(chosen) : Ports.standard(chosen);
    return new Settings(Installation.current(), home, ports);
  }
}
