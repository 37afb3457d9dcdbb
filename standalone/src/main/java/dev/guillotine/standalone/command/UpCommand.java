package dev.guillotine.standalone.command;

import dev.guillotine.standalone.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A stack that stays. */
@Command(
    name = "up",
    description = "Start everything and keep it up until Ctrl-C or \"guillotine down\".",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeOption home;
  @Mixin private PortOptions ports;

  UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (StackSession stack = StackSession.start(ports.settings(home.home()), terminal)) {
      terminal.say("stop with Ctrl-C");
      stack.stay();
      return 0;
    }
  }
}
