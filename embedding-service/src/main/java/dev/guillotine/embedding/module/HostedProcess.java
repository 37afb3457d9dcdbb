package dev.guillotine.embedding.module;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The operating system's side of a module: a process without this one's credentials, that is killed
 * when it holds more memory than it may, and whose last words are kept.
 */
final class HostedProcess implements AutoCloseable {
  private static final int PAUSE_MILLIS = 100;
  private static final int LAST_WORDS = 2_000;
  private static final long LONGEST_END_SECONDS = 10;

  /** All that it is told of the environment: where libraries lie, and how memory is kept. */
  private static final Set<String> PASSED_ON =
      Set.of("PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES");

  private static final List<String> PREFIXES_PASSED_ON = List.of("DJL_", "PYTORCH_", "MALLOC_");

  private final Process process;
  private final String token;
  private final ModuleLimits limits;
  private final StringBuilder words = new StringBuilder();
  private volatile boolean tooLarge;

  private HostedProcess(Process process, String token, ModuleLimits limits) {
    this.process = process;
    this.token = token;
    this.limits = limits;
  }

  /** Starts a process that will call at that port. */
  static HostedProcess start(int port, ModuleLimits limits) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String token = UUID.randomUUID().toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                ModuleClasspath.ofThisService(),
                ModuleHost.class.getName(),
                Integer.toString(port))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> !passedOn(name));
    builder.environment().put(ModuleHost.TOKEN, token);
    HostedProcess hosted = new HostedProcess(builder.start(), token, limits);
    hosted.watch("module-words", hosted::listen);
    hosted.watch("module-memory", hosted::guard);
    return hosted;
  }

  private static boolean passedOn(String name) {
    return PASSED_ON.contains(name) || PREFIXES_PASSED_ON.stream().anyMatch(name::startsWith);
  }

  private void watch(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Keeps the end of what the process says, and goes on reading whatever it says. */
  private void listen() {
    byte[] some = new byte[LAST_WORDS];
    try (InputStream errors = process.getErrorStream()) {
      for (int read = errors.read(some); read >= 0; read = errors.read(some)) {
        String text = new String(some, 0, read, StandardCharsets.UTF_8);
        synchronized (words) {
          words.append(text).delete(0, Math.max(0, words.length() - LAST_WORDS));
        }
      }
    } catch (IOException e) {
      // the process has been killed
      return;
    }
  }

  private void guard() {
    try {
      while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (ResidentMemory.of(process.pid()) > limits.memory()) {
          tooLarge = true;
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it has to say first. */
  String token() {
    return token;
  }

  /** The end of what it wrote to its error stream. */
  String lastWords() {
    synchronized (words) {
      return words.toString().strip();
    }
  }

  /** How it ended, once it no longer answers, as a predicate. */
  String end() {
    waitFor(LONGEST_END_SECONDS);
    close();
    return tooLarge
        ? "took more than %d MiB of memory".formatted(limits.memory() >> 20)
        : "ended its process with code %d: %s".formatted(process.exitValue(), lastWords());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    waitFor(LONGEST_END_SECONDS);
  }

  private void waitFor(long seconds) {
    try {
      process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
