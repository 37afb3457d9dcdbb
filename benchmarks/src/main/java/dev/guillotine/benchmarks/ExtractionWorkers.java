package dev.guillotine.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a second worker brings: images a second by one worker of one thread, pinned to one core, and
 * by two, each on a core of its own, in turns. A worker decodes, computes and writes feature files
 * as the embedding service does. Takes the number of rounds (6); needs {@code taskset} and two
 * cores, and says so where they are absent.
 */
final class ExtractionWorkers {
  private ExtractionWorkers() {}

  /** Measures and prints. */
  public static void main(String... arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6;
    if (Runtime.getRuntime().availableProcessors() < 2 || !hasTaskset()) {
      System.out.println("skipped: two cores and taskset are needed");
      return;
    }
    try (Worker first = Worker.start(0);
        Worker second = Worker.start(1)) {
      List<Double> alone = new ArrayList<>();
      List<Double> together = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (int round = -1; round < rounds; round++) {
        first.begin();
        double one = first.speed();
        first.begin();
        second.begin();
        double two = first.speed() + second.speed();
        if (round >= 0) {
          alone.add(one);
          together.add(two);
          ratios.add(two / one);
        }
      }
      System.out.println("one worker   " + Spread.of(alone).in("images/s"));
      System.out.println("two workers  " + Spread.of(together).in("images/s"));
      Spread ratio = Spread.of(ratios);
      System.out.printf(
          Locale.ROOT,
          "ratio        %.2f (quartiles %.2f to %.2f)%n",
          ratio.median(),
          ratio.lower(),
          ratio.upper());
    }
  }

  private static boolean hasTaskset() throws InterruptedException {
    try {
      return new ProcessBuilder("taskset", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** A process that extracts some images for every line that it is told. */
  private record Worker(Process process, BufferedWriter to, BufferedReader from)
      implements AutoCloseable {
    static Worker start(int core) throws IOException {
      Process process =
          new ProcessBuilder(
                  "taskset",
                  "-c",
                  Integer.toString(core),
                  ProcessHandle.current().info().command().orElse("java"),
                  "-Xmx512m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ExtractionWorker.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new Worker(
          process,
          new BufferedWriter(
              new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)),
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    void begin() throws IOException {
      to.newLine();
      to.flush();
    }

    double speed() throws IOException {
      String line = from.readLine();
      if (line == null) {
        throw new IOException("the worker has ended");
      }
      return Double.parseDouble(line);
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
