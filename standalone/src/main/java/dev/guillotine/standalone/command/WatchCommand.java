package dev.guillotine.standalone.command;

import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A look at a run that is under way or over. */
@Command(
    name = "watch",
    description = {
      "Follow a run of the stack that is up, and show where to cut.",
      "Exits with 0 when the run succeeded, 1 when it failed, 3 when it was cancelled."
    },
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "The run's id.")
  private UUID id;

  @Mixin private StackAddress stack;
  @Mixin private ReportOption report;

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    return new RunFollower(stack.gateway(), terminal, report.folder()).follow(id);
  }
}
