package dev.guillotine.standalone.command;

import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** From nothing to a recommended cut. */
@Command(
    name = "quickstart",
    description = {
      "Start everything, submit the default run, show where to cut, and stop again.",
      "A stack that is up in the home folder already is used, and left up."
    },
    mixinStandardHelpOptions = true)
final class QuickstartCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeOption home;
  @Mixin private PortOptions ports;
  @Mixin private ReportOption report;

  QuickstartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Home folder = home.home();
    try (StackSession stack = StackSession.open(folder, () -> ports.settings(folder), terminal)) {
      return new RunFollower(stack.api(), terminal, report.folder())
          .submit(RunSpecification.standard());
    }
  }
}
