package dev.guillotine.standalone.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of the machine's cores a service may use.
 *
 * <p>The policy: trainer, embedding and probe compute in turns (the platform's {@code
 * ComputeTurns}), each on every core, so that their threads never compete. What they do outside
 * their turns, such as collecting garbage, embedding and probe do at a lower priority, and their
 * threads sleep instead of spinning when they wait. The gateway computes nothing.
 *
 * @param threads that one tensor operation is spread over, at least 1
 * @param niceness scheduling priority, 0 (normal) to 19 (lowest)
 * @param waiting what threads do while they wait for each other
 */
record ProcessorShare(int threads, int niceness, Waiting waiting) {
  private static final int BACKGROUND = 10;
  private static final Path NICE = Path.of("/usr/bin/nice");

  /** What the threads of one tensor operation do while they wait for each other. */
  enum Waiting {
    /** Spin for some milliseconds, then sleep, as OpenMP does by itself: the quickest answer. */
    SPINNING,
    /** Sleep at once: leaves the core to others. */
    SLEEPING
  }

  /**
   * The share of a service.
   *
   * @param cores of the machine, at least 1
   */
  static ProcessorShare of(Service service, int cores) {
    return switch (service) {
      case TRAINER -> new ProcessorShare(cores, 0, Waiting.SPINNING);
      case EMBEDDING, PROBE -> new ProcessorShare(cores, BACKGROUND, Waiting.SLEEPING);
      case GATEWAY -> new ProcessorShare(1, 0, Waiting.SLEEPING);
    };
  }

  /** What a service's command begins with: nothing at normal priority or without "nice". */
  List<String> prefix() {
    return niceness == 0 || !Files.isExecutable(NICE)
        ? List.of()
        : List.of(NICE.toString(), "-n", Integer.toString(niceness));
  }

  /** What the service, libtorch and its OpenMP runtime are told. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("GUILLOTINE_COMPUTE_THREADS", Integer.toString(threads));
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    if (waiting == Waiting.SLEEPING) {
      environment.put("OMP_WAIT_POLICY", "PASSIVE");
    }
    return Map.copyOf(environment);
  }
}
