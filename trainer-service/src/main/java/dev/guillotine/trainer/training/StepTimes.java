package dev.guillotine.trainer.training;

import java.util.Map;
import java.util.TreeMap;

/** Where the time of training goes, as shares of all time since they were last asked for. */
final class StepTimes {
  private final Map<String, Long> nanos = new TreeMap<>();
  private long last;

  /** A step begins; what was since the last one counts as something else. */
  void begin() {
    last = System.nanoTime();
  }

  /** The time since the last mark went into this. */
  void end(String activity) {
    long now = System.nanoTime();
    nanos.merge(activity, now - last, Long::sum);
    last = now;
  }

  /** Share of each activity, {@code share.forward} and so on; all begin again from nothing. */
  Map<String, Double> shares() {
    double all = nanos.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Double> shares = new TreeMap<>();
    nanos.forEach((activity, spent) -> shares.put("share." + activity, spent / all));
    nanos.clear();
    return shares;
  }
}
