package dev.guillotine.standalone;

import dev.guillotine.standalone.command.CommandLines;
import dev.guillotine.standalone.stack.SupervisorLog;
import dev.guillotine.standalone.terminal.Terminals;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program behind the {@code guillotine} command. */
public final class Guillotine {
  private static final int LONGEST_STOP_SECONDS = 60;

  private Guillotine() {}

  /**
   * Runs one command and exits: 0 when it succeeded, 1 when it failed, 2 when it was misspelt, 3
   * when the run that it followed was cancelled.
   *
   * <p>A signal to stop (SIGINT, SIGTERM) interrupts this thread. The command then closes what it
   * opened, as it does whenever it ends, and the JVM waits for that.
   */
  public static void main(String... arguments) {
    SupervisorLog.silence();
    Thread command = Thread.currentThread();
    CountDownLatch finished = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(command, finished), "stop"));
    int code;
    try {
      code = CommandLines.on(Terminals.standard()).execute(arguments);
    } finally {
      finished.countDown();
    }
    System.exit(code);
  }

  private static void interrupt(Thread command, CountDownLatch finished) {
    if (finished.getCount() == 0) {
      return;
    }
    command.interrupt();
    try {
      if (!finished.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        Terminals.standardError().println("gave up waiting for an orderly stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
