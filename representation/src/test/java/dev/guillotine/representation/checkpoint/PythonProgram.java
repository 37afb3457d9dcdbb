package dev.guillotine.representation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program beside the tests that checks in Python what was written here, or writes what is checked
 * here. The interpreter is {@code GUILLOTINE_PYTHON}, or else {@code python3}.
 */
final class PythonProgram {
  private static final String PYTHON =
      Optional.ofNullable(System.getenv("GUILLOTINE_PYTHON")).orElse("python3");

  private final Path program;

  /** The program of that name in this package's resources. */
  PythonProgram(String name) throws URISyntaxException {
    this.program = Path.of(PythonProgram.class.getResource(name).toURI());
  }

  /** Skips the test where the interpreter lacks these modules. */
  static void require(String... modules) throws InterruptedException {
    String names = String.join(", ", modules);
    assumeTrue(has(names), PYTHON + " has no " + names + ": skipped");
  }

  private static boolean has(String modules) throws InterruptedException {
    try {
      return new ProcessBuilder(PYTHON, "-c", "import " + modules)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs it to its end; gives the lines that it printed. */
  List<String> run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON, program.toString()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed.lines().toList();
  }
}
