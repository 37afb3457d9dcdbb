package dev.guillotine.standalone.command;

import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.stack.RunningStack;
import dev.guillotine.standalone.stack.Settings;
import dev.guillotine.standalone.stack.Supervisor;
import dev.guillotine.standalone.stack.SupervisorLog;
import dev.guillotine.standalone.terminal.Terminal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A stack to work with: the one that is up, or else one that ends with this session. */
final class StackSession implements AutoCloseable {
  private final URI api;
  private final Optional<Supervisor> own;

  private StackSession(URI api, Optional<Supervisor> own) {
    this.api = api;
    this.own = own;
  }

  /** Uses the stack that is up in a home, or starts one. */
  static StackSession open(Home home, Supplier<Settings> settings, Terminal terminal)
      throws InterruptedException {
    Optional<RunningStack> running = RunningStack.in(home);
    if (running.isPresent()) {
      terminal.say("using the stack in %s (pid %d)".formatted(home.folder(), running.get().pid()));
      return new StackSession(running.get().api(), Optional.empty());
    }
    return start(settings.get(), terminal);
  }

  /** Starts a stack, and says where it is. */
  static StackSession start(Settings settings, Terminal terminal) throws InterruptedException {
    Home home = settings.home();
    Instant began = Instant.now();
    SupervisorLog.writeTo(home);
    Supervisor supervisor = Supervisor.start(settings, terminal::say);
    terminal.say(
        String.format(
            Locale.ROOT,
            "ready in %.1f s",
            Duration.between(began, Instant.now()).toMillis() / 1e3));
    terminal.say("API        " + supervisor.api() + "/api/v1/runs");
    terminal.say("logs       " + home.logs());
    return new StackSession(supervisor.api(), Optional.of(supervisor));
  }

  /** Root of the gateway. */
  URI api() {
    return api;
  }

  /** Waits until the thread is interrupted. */
  void stay() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public void close() {
    own.ifPresent(Supervisor::close);
  }
}
