package dev.guillotine.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of {@code benchmarks/peers} that does the same work in Python, some of it for every
 * line that it is told. Between two lines it and its worker processes stand still, so that they
 * neither take the processor from others nor work ahead in their turn. The interpreter is that of
 * {@code GUILLOTINE_PYTHON}, otherwise {@code python3}.
 */
final class PythonPeer implements AutoCloseable {
  private static final String READY = "ready";

  private final Process process;
  private final BufferedWriter to;
  private final BufferedReader from;

  private PythonPeer(Process process) {
    this.process = process;
    this.to =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.from =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String interpreter() {
    return Optional.ofNullable(System.getenv("GUILLOTINE_PYTHON")).orElse("python3");
  }

  /** Whether the interpreter is there and has these modules. */
  static boolean has(String... modules) throws IOException, InterruptedException {
    Process asked;
    try {
      asked =
          new ProcessBuilder(interpreter(), "-c", "import " + String.join(", ", modules))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return false;
    }
    return asked.waitFor() == 0;
  }

  /**
   * Starts a program and waits until it is ready.
   *
   * @param root of the repository
   * @param program file below {@code benchmarks/peers}
   */
  static PythonPeer start(Path root, String program, Object... arguments) throws IOException {
    return start(root, false, program, arguments);
  }

  /**
   * Starts a program as people start it, without the settings that this process was started with
   * for the C library's allocator, and waits until it is ready.
   */
  static PythonPeer startPlain(Path root, String program, Object... arguments) throws IOException {
    return start(root, true, program, arguments);
  }

  private static PythonPeer start(Path root, boolean plain, String program, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(interpreter());
    command.add(root.resolve("benchmarks/peers").resolve(program).toString());
    for (Object argument : arguments) {
      command.add(String.format(Locale.ROOT, "%s", argument));
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    if (plain) {
      builder.environment().keySet().removeIf(name -> name.startsWith("MALLOC_"));
    }
    PythonPeer peer = new PythonPeer(builder.start());
    String word = peer.from.readLine();
    if (!READY.equals(word)) {
      peer.close();
      throw new IOException(program + " said " + word + " in place of " + READY);
    }
    peer.signal("STOP");
    return peer;
  }

  /** Tells it a line and gives the numbers of its answer. */
  double[] ask(String line) throws IOException {
    signal("CONT");
    to.write(line);
    to.newLine();
    to.flush();
    String answer = from.readLine();
    signal("STOP");
    if (answer == null) {
      throw new IOException("the peer ended without an answer to " + line);
    }
    String[] numbers = answer.split(" ", -1);
    double[] values = new double[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.parseDouble(numbers[i]);
    }
    return values;
  }

  /** Sends a signal to the program and to every worker process of it. */
  private void signal(String name) throws IOException {
    List<String> command = new ArrayList<>(List.of("kill", "-s", name));
    Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .forEach(one -> command.add(Long.toString(one.pid())));
    try {
      new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
