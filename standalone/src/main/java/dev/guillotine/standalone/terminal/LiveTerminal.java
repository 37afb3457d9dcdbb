package dev.guillotine.standalone.terminal;

import java.io.PrintStream;
import java.util.List;

/** A terminal that can move its cursor: what is shown is redrawn below what was said. */
public final class LiveTerminal implements Terminal {
  private static final String UP_AND_CLEAR = "\u001b[%dA\r\u001b[J";

  private final PrintStream out;
  private final int columns;
  private List<String> block = List.of();

  /**
   * A terminal.
   *
   * @param out where it is
   * @param columns characters in a line, at least 20; what is shown is cut there, so that each line
   *     takes one row
   */
  public LiveTerminal(PrintStream out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  @Override
  public synchronized void say(String line) {
    out.print(erasure() + line + System.lineSeparator() + drawing());
    out.flush();
  }

  @Override
  public synchronized void show(List<String> lines) {
    String erasure = erasure();
    block = lines.stream().map(this::fitted).toList();
    out.print(erasure + drawing());
    out.flush();
  }

  @Override
  public synchronized void settle() {
    block = List.of();
  }

  private String erasure() {
    return block.isEmpty() ? "" : UP_AND_CLEAR.formatted(block.size());
  }

  private String drawing() {
    return block.isEmpty()
        ? ""
        : String.join(System.lineSeparator(), block) + System.lineSeparator();
  }

  private String fitted(String line) {
    return line.length() < columns ? line : line.substring(0, columns - 2) + "…";
  }
}
