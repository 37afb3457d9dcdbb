package dev.guillotine.standalone.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where reports go. */
final class ReportOption {
  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Folder that the run's report folder is made in (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("guillotine-report");

  Path folder() {
    return folder;
  }
}
