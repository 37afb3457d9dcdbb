package dev.guillotine.standalone.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program that is kept running: when it exits without being asked to, it is started again after a
 * wait. Only a program that never became ready is given up.
 */
public final class SupervisedProcess {
  private static final Duration POLL = Duration.ofMillis(50);

  /** A stop that reaches the children first (Ctrl-C does) is known to us within this time. */
  private static final Duration STOP_ARRIVES = Duration.ofMillis(400);

  private final Program program;
  private final Backoff backoff;
  private final Consumer<String> news;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread supervision;
  private volatile ChildProcess child;
  private volatile String failure;

  private SupervisedProcess(Program program, Backoff backoff, Consumer<String> news) {
    this.program = program;
    this.backoff = backoff;
    this.news = news;
    this.supervision = new Thread(this::supervise, "supervision-" + program.name());
    supervision.setDaemon(true);
  }

  /**
   * Starts a program and returns at once.
   *
   * @param news is told in one line when the program is ready, and when it died
   * @throws UncheckedIOException if it can't be started at all
   */
  public static SupervisedProcess start(Program program, Backoff backoff, Consumer<String> news) {
    SupervisedProcess process = new SupervisedProcess(program, backoff, news);
    process.begin();
    process.supervision.start();
    return process;
  }

  /** What people call the program. */
  public String name() {
    return program.name();
  }

  /** Process id of its present or latest life. */
  public long pid() {
    return child.pid();
  }

  /**
   * Whether the program can work now.
   *
   * @throws ProcessFailedException if it was given up: it died before it ever could
   */
  public boolean ready() {
    if (failure != null) {
      throw new ProcessFailedException(failure);
    }
    return child.ready();
  }

  /**
   * Waits until the program can work.
   *
   * @throws ProcessFailedException if it was given up, or if the bound passes
   */
  public void awaitReady(Duration bound) throws InterruptedException {
    Instant end = Instant.now().plus(bound);
    while (!ready()) {
      if (Instant.now().isAfter(end)) {
        throw new ProcessFailedException(
            "%s is not ready after %d s; the end of %s:\n%s"
                .formatted(name(), child.age().toSeconds(), program.log(), child.lastWords()));
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  /** Kills the program (SIGKILL) and waits until it is dead; it will be started again. */
  public void kill() throws InterruptedException {
    ChildProcess victim = child;
    victim.kill();
    victim.exit();
  }

  /** Ends the program in order (SIGTERM) and waits until it did; it will be started again. */
  public void restart() throws InterruptedException {
    ChildProcess former = child;
    former.terminate();
    former.exit();
  }

  /** Asks the program to exit (SIGTERM), for good, and returns at once. */
  public void beginStop() {
    stop.countDown();
    synchronized (this) {
      child.terminate();
    }
  }

  /**
   * Waits for the exit that {@link #beginStop} asked for; kills the program when it does not come.
   */
  public void finishStop(Duration bound) throws InterruptedException {
    if (!child.exitsWithin(bound)) {
      news.accept("%s did not stop in time: killing it (pid %d)".formatted(name(), pid()));
      child.kill();
      child.exit();
    }
    supervision.join();
  }

  private void supervise() {
    try {
      int attempt = 0;
      boolean everReady = false;
      do {
        ChildProcess life = child;
        if (life.becomesReady(program.readiness())) {
          everReady = true;
          news.accept(ReadyLine.of(name(), program.address(), "pid " + life.pid(), life.age()));
        }
        int code = life.exit();
        if (stop.await(STOP_ARRIVES.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        if (!everReady) {
          failure =
              "%s died while starting (exit code %d); the end of %s:\n%s"
                  .formatted(name(), code, program.log(), life.lastWords());
          return;
        }
        attempt = life.age().compareTo(backoff.forgiveness()) > 0 ? 1 : attempt + 1;
        Duration wait = backoff.before(attempt);
        news.accept(
            String.format(
                Locale.ROOT,
                "%s exited with code %d: starting it again in %.1f s (attempt %d); see %s",
                name(),
                code,
                wait.toMillis() / 1e3,
                attempt,
                program.log()));
        if (stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } while (begin());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      failure = e.getMessage();
      news.accept(failure);
    }
  }

  /** Starts a life unless the program is to stop; says whether it did. */
  private synchronized boolean begin() {
    if (stop.getCount() == 0) {
      return false;
    }
    try {
      child = ChildProcess.start(program);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("can't start " + name() + ": " + e.getMessage(), e);
    }
  }
}
