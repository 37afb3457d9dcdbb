package dev.guillotine.standalone.command;

import dev.guillotine.standalone.stack.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which stack: each home has at most one. */
final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where data and logs are kept (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of(".guillotine");

  Home home() {
    return new Home(folder);
  }
}
