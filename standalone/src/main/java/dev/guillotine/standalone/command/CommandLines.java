package dev.guillotine.standalone.command;

import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.standalone.terminal.Terminal;
import dev.guillotine.standalone.terminal.Terminals;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The command line: what it offers, and how it tells of failures. */
public final class CommandLines {
  private static final String OUR_PACKAGES = "dev.guillotine.";
  private static final int FAILURE = 1;
  private static final int INTERRUPTED = 130;

  private CommandLines() {}

  @Command(
      name = "guillotine",
      header = "Where should I cut this trained network?",
      synopsisSubcommandLabel = "COMMAND",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      footer = {"", "Begin with \"guillotine quickstart\"."})
  private static final class Root {}

  /** The version of this build, from its jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CommandLines.class.getPackage().getImplementationVersion();
      return new String[] {
        "guillotine " + (version == null ? "development" : version),
        "Java ${java.version} (${java.vendor}) on ${os.name} ${os.arch}"
      };
    }
  }

  /** The command line that shows what happens on a terminal. */
  public static CommandLine on(Terminal terminal) {
    CommandLine line = new CommandLine(new Root());
    line.addSubcommand(new QuickstartCommand(terminal))
        .addSubcommand(new UpCommand(terminal))
        .addSubcommand(new DownCommand(terminal))
        .addSubcommand(new RunCommand(terminal))
        .addSubcommand(new WatchCommand(terminal))
        .addSubcommand(new CancelCommand(terminal))
        .addSubcommand(new TrunkCommand(terminal))
        .addSubcommand(new ViewsCommand(terminal))
        .addSubcommand(DataCommand.on(terminal))
        .setOut(new PrintWriter(Terminals.standardOutput(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(Terminals.standardError(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              terminal.settle();
              if (isInterruption(failure)) {
                return INTERRUPTED;
              }
              command.getErr().println("error: " + words(failure));
              return FAILURE;
            });
    return line;
  }

  private static boolean isInterruption(Throwable failure) {
    return failure instanceof InterruptedException
        || failure instanceof InterruptedIOException
        || failure instanceof ClosedByInterruptException;
  }

  private static String words(Throwable failure) {
    if (failure instanceof InvalidValueException refused) {
      return "refused\n  field    %s\n  value    %s\n  allowed  %s"
          .formatted(
              refused.field().isEmpty() ? "(the whole document)" : refused.field(),
              refused.value(),
              refused.allowed());
    }
    boolean ours = failure.getClass().getName().startsWith(OUR_PACKAGES);
    return ours ? failure.getMessage() : failure.toString();
  }
}
