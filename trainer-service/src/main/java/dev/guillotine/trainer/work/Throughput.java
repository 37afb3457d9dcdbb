package dev.guillotine.trainer.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How fast training goes, what keeping its checkpoints costs, and how much memory it holds. */
final class Throughput {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final double KIBIBYTES = 1024;

  private final Clock clock;
  private final int batch;
  private Instant last;
  private long lastStep = -1;
  private Duration publishing = Duration.ZERO;

  /**
   * @param batch samples of one step
   */
  Throughput(Clock clock, int batch) {
    this.clock = clock;
    this.batch = batch;
  }

  /** Time that went, after a step, into storing and publishing a checkpoint. */
  void publishing(Duration time) {
    publishing = publishing.plus(time);
  }

  /**
   * Samples per second and the share of time that went into publishing, since this was last asked,
   * and mebibytes of resident memory where the system tells.
   *
   * @param step how many were made
   */
  Map<String, Double> at(long step) {
    Map<String, Double> metrics = new TreeMap<>();
    Instant now = clock.instant();
    if (lastStep >= 0 && now.isAfter(last)) {
      double seconds = Duration.between(last, now).toNanos() / 1e9;
      metrics.put("samplesPerSecond", (step - lastStep) * batch / seconds);
      metrics.put("share.publishing", publishing.toNanos() / 1e9 / seconds);
    }
    last = now;
    lastStep = step;
    publishing = Duration.ZERO;
    residentMebibytes().ifPresent(value -> metrics.put("residentMebibytes", value));
    return metrics;
  }

  /** Told by Linux only. */
  private static OptionalDouble residentMebibytes() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIBIBYTES)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }
}
