package dev.guillotine.representation.data.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs of the tests in processes of their own. */
public final class Programs {
  private Programs() {}

  /**
   * Starts one; what it writes to its standard output is left to be read, errors are passed on.
   *
   * @param main class of the program, on the class path of the tests
   * @param options of the Java machine
   */
  public static Process start(Class<?> main, List<String> options, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
