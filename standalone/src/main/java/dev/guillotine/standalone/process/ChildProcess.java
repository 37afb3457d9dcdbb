package dev.guillotine.standalone.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * One life of a program, from start to exit.
 *
 * <p>The child's standard input is a pipe whose other end this process holds and never writes to.
 * It closes when this process ends, however it ends: the sign for the child to end too.
 */
final class ChildProcess {
  private final Process process;
  private final Instant started = Instant.now();
  private final LogTail tail;
  private volatile boolean ready;

  private ChildProcess(Process process, LogTail tail) {
    this.process = process;
    this.tail = tail;
  }

  static ChildProcess start(Program program) throws IOException {
    Files.createDirectories(program.log().toAbsolutePath().getParent());
    LogTail tail = LogTail.from(program.log());
    ProcessBuilder builder =
        new ProcessBuilder(program.command())
            .directory(program.folder().toFile())
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
    builder.environment().putAll(program.environment());
    return new ChildProcess(builder.start(), tail);
  }

  /** Waits until the program answers at an address, and says whether it did before it exited. */
  boolean becomesReady(URI readiness) throws InterruptedException {
    while (process.isAlive()) {
      if (Readiness.at(readiness) && process.isAlive()) {
        ready = true;
        return true;
      }
      process.waitFor(Readiness.PACE.toMillis(), TimeUnit.MILLISECONDS);
    }
    return false;
  }

  /** Whether it has become ready and has not exited since. */
  boolean ready() {
    return ready && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  Duration age() {
    return Duration.between(started, Instant.now());
  }

  /** What the program said in this life, at most a few lines. */
  String lastWords() {
    return tail.read();
  }

  /**
   * Asks it to exit (SIGTERM). Through the handle: asking through the process would close the pipe
   * as well, which says that this process is gone.
   */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Ends it at once (SIGKILL). */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits for the exit; returns the exit code. */
  int exit() throws InterruptedException {
    return process.waitFor();
  }

  /** Waits for the exit at most so long; says whether it came. */
  boolean exitsWithin(Duration bound) throws InterruptedException {
    return process.waitFor(Math.max(0, bound.toMillis()), TimeUnit.MILLISECONDS);
  }
}
