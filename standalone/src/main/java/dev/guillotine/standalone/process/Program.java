package dev.guillotine.standalone.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A server to be run as a process of its own.
 *
 * @param name what people call it
 * @param command the executable and its arguments
 * @param environment variables that it gets besides those of this process
 * @param folder where it runs; exists
 * @param log the file that its standard output and standard error are appended to
 * @param address what to call when telling people where it is
 * @param readiness answers 200 to GET once the program can work
 */
public record Program(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    Path log,
    URI address,
    URI readiness) {
  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
