package dev.guillotine.standalone.command;

import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.stack.RunningStack;
import dev.guillotine.standalone.terminal.Terminal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The end of a stack. */
@Command(
    name = "down",
    description = "Stop the stack in the home folder. What it knows is kept.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Terminal terminal;

  @Mixin private HomeOption home;

  DownCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    Home folder = home.home();
    OptionalLong pid = RunningStack.supervisor(folder);
    Optional<ProcessHandle> supervisor =
        pid.isPresent() ? ProcessHandle.of(pid.getAsLong()) : Optional.empty();
    if (supervisor.isEmpty()) {
      terminal.say("no stack is up in " + folder.folder());
      return 0;
    }
    terminal.say("stopping the stack in %s (pid %d)".formatted(folder.folder(), pid.getAsLong()));
    supervisor.get().destroy();
    try {
      supervisor.get().onExit().get(BOUND.toSeconds(), TimeUnit.SECONDS);
      terminal.say("stopped");
      return 0;
    } catch (TimeoutException e) {
      terminal.say(
          "it is still at it after %d s; \"kill -9 %d\" ends it and everything it started"
              .formatted(BOUND.toSeconds(), pid.getAsLong()));
      return 1;
    }
  }
}
