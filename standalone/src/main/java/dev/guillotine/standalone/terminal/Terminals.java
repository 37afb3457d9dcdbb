package dev.guillotine.standalone.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Finds out what this process writes to. */
public final class Terminals {
  /**
   * The system property that holds the width of the terminal in characters; the launcher script
   * sets it when standard output is one.
   */
  public static final String COLUMNS_PROPERTY = "guillotine.columns";

  private static final Duration PACE = Duration.ofSeconds(10);
  private static final int LEAST_COLUMNS = 60;

  private Terminals() {}

  /** The terminal, file or pipe that standard output is. */
  public static Terminal standard() {
    return of(standardOutput(), Integer.getInteger(COLUMNS_PROPERTY, 0), System.getenv());
  }

  static Terminal of(PrintStream out, int columns, Map<String, String> environment) {
    boolean still =
        columns < LEAST_COLUMNS
            || environment.containsKey("CI")
            || "dumb".equals(environment.get("TERM"));
    return still ? new PlainTerminal(out, Clock.systemUTC(), PACE) : new LiveTerminal(out, columns);
  }

  /** Standard output. */
  public static PrintStream standardOutput() {
    return stream(FileDescriptor.out);
  }

  /** Standard error. */
  public static PrintStream standardError() {
    return stream(FileDescriptor.err);
  }

  /** In UTF-8 whatever the locale: in a bare container the locale is C and the terminal is not. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
