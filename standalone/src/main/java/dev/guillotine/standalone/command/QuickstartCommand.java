package dev.guillotine.standalone.command;

import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** From nothing to a recommended cut. */
@Command(
    name = "quickstart",
    description = {
      "Start everything, submit the default run (with views that share no colour), show where to"
          + " cut, and stop again.",
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
      return new RunFollower(stack.api(), terminal, report.folder()).submit(specification());
    }
  }

  /** The run in {@code quickstart.yaml}. */
  static RunSpecification specification() throws IOException {
    try (InputStream yaml = QuickstartCommand.class.getResourceAsStream("/quickstart.yaml")) {
      return SpecificationReader.fromYaml(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
