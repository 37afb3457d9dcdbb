package dev.guillotine.platform.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that takes turns until it is killed, as another service on the machine would. During
 * each turn it marks the room as occupied, and it ends with a failure when somebody else has.
 */
final class TurnTaker {
  private static final String ONCE = "once";

  private TurnTaker() {}

  /**
   * Takes turns and writes a line for each.
   *
   * @param arguments the file of the turns, and {@code once} to keep the first turn for good
   */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    boolean once = arguments.length > 1 && arguments[1].equals(ONCE);
    try (ComputeTurns turns = new ComputeTurns(new TurnsAt(Optional.of(file)))) {
      while (true) {
        try (ComputeTurns.Turn turn = turns.take()) {
          occupy(file);
          System.out.println("had a turn");
          if (once) {
            Thread.sleep(Long.MAX_VALUE);
          }
        }
      }
    }
  }

  /** Stays for a moment in a room that nobody else may be in, and fails when somebody is. */
  static void occupy(Path file) throws IOException, InterruptedException {
    Path occupied = Files.createFile(file.resolveSibling("occupied"));
    Thread.sleep(1);
    Files.delete(occupied);
  }

  /** The arguments of a taker that keeps its first turn. */
  static String[] keeping(Path file) {
    return new String[] {file.toString(), ONCE};
  }
}
