package dev.guillotine.standalone.command;

import dev.guillotine.standalone.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A look at data, before anything is trained on them. */
@Command(
    name = "data",
    description = "Look into a data set. Needs no stack.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class DataCommand {
  private DataCommand() {}

  /** The command with those below it. */
  static CommandLine on(Terminal terminal) {
    return new CommandLine(new DataCommand())
        .addSubcommand(new DataDescribeCommand(terminal))
        .addSubcommand(new DataSheetCommand(terminal))
        .addSubcommand(new DataCorruptionsCommand(terminal));
  }
}
