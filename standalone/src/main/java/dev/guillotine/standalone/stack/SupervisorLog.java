package dev.guillotine.standalone.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where this process logs: to a file of the home, never to the terminal. */
public final class SupervisorLog {
  private static final int MOST_BYTES = 10 << 20;
  private static final int FILES = 2;
  private static final String FORMAT_PROPERTY = "java.util.logging.SimpleFormatter.format";
  private static final String FORMAT = "%1$tFT%1$tT.%1$tL %4$-7s [%3$s] %5$s%6$s%n";

  /** The JDK forgets the settings of loggers that nobody holds. */
  private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

  private static final Logger KAFKA_IN_SCALA = Logger.getLogger("kafka");

  private SupervisorLog() {}

  /** Stops all logging to the terminal. */
  public static void silence() {
    System.setProperty(FORMAT_PROPERTY, FORMAT);
    LogManager.getLogManager().reset();
    KAFKA.setLevel(Level.WARNING);
    KAFKA_IN_SCALA.setLevel(Level.WARNING);
  }

  /** Logs to a home's file from now on, after what is there already. */
  public static void writeTo(Home home) {
    home.create();
    try {
      String pattern = home.log().toString().replace("%", "%%");
      FileHandler handler = new FileHandler(pattern, MOST_BYTES, FILES, true);
      handler.setFormatter(new SimpleFormatter());
      Logger.getLogger("").addHandler(handler);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + home.log(), e);
    }
  }
}
