package dev.guillotine.standalone.command;

import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.stack.RunningStack;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A look at a run that is under way or over. */
@Command(
    name = "watch",
    description = "Follow a run of the stack that is up, and show where to cut.",
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "ID", description = "The run's id.")
  private UUID id;

  @Mixin private HomeOption home;
  @Mixin private ApiOption api;
  @Mixin private ReportOption report;

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    return new RunFollower(gateway(), terminal, report.folder()).follow(id);
  }

  private URI gateway() {
    Home folder = home.home();
    return api.root()
        .or(() -> RunningStack.in(folder).map(RunningStack::api))
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "no stack is up in %s: start one with \"guillotine up\", or name a gateway"
                            .formatted(folder.folder())
                        + " with --api"));
  }
}
