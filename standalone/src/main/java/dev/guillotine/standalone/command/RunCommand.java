package dev.guillotine.standalone.command;

import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.standalone.specification.FieldOverride;
import dev.guillotine.standalone.specification.SpecificationFile;
import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One run, from a file. */
@Command(
    name = "run",
    description = {
      "Submit the run in FILE and show where to cut.",
      "The stack that is up in the home folder is used; when none is, one is started for the run."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "FILE", description = "Run specification, JSON or YAML.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "Another value for a field, for example --set epochs=3 or --set projector.widths=[64,32];"
              + " a relative data.path starts from the current folder. Repeatable.")
  private List<String> overrides = List.of();

  @Mixin private HomeOption home;
  @Mixin private PortOptions ports;
  @Mixin private ApiOption api;
  @Mixin private ReportOption report;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    RunSpecification specification = specification();
    if (api.root().isPresent()) {
      return new RunFollower(api.root().get(), terminal, report.folder()).submit(specification);
    }
    Home folder = home.home();
    try (StackSession stack = StackSession.open(folder, () -> ports.settings(folder), terminal)) {
      return new RunFollower(stack.api(), terminal, report.folder()).submit(specification);
    }
  }

  private RunSpecification specification() throws IOException {
    if (!Files.isReadable(file)) {
      throw new ParameterException(command.commandLine(), "can't read FILE " + file);
    }
    return SpecificationFile.read(
        file, overrides.stream().map(FieldOverride::parse).toList(), Path.of(""));
  }
}
