package dev.guillotine.standalone.command;

import dev.guillotine.standalone.data.ChannelLevels;
import dev.guillotine.standalone.data.DataSetLines;
import dev.guillotine.standalone.data.LocalData;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A data set in words and numbers. */
@Command(
    name = "describe",
    description = "Read a data set and say what it holds: splits, tasks, classes, spread.",
    mixinStandardHelpOptions = true)
final class DataDescribeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DataSetArgument set;

  DataDescribeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (LocalData data = set.open(terminal)) {
      DataSetLines.of(data, ChannelLevels.of(data, terminal)).forEach(terminal::say);
      return 0;
    }
  }
}
