package dev.guillotine.standalone.progress;

import dev.guillotine.contracts.api.RunView;
import dev.guillotine.contracts.event.Phase;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.standalone.report.CheckpointWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Draws the progress of a run: a bar, what is at work and how long it will take. What matters most
 * comes first in a line, because a narrow terminal cuts its end.
 */
public final class ProgressLines {
  private static final int BAR = 16;
  private static final List<Phase> STRETCHES =
      List.of(Phase.TRAINING, Phase.EXTRACTION, Phase.PROBING);

  /** What a line tells of a report's metrics; all of them are in the gateway's answer. */
  private static final List<String> TOLD = List.of("loss", "onlineAccuracy", "trunkRank");

  private ProgressLines() {}

  /**
   * One line for each phase but reading, in their order; one of that before them while it lasts. A
   * run that is not trained has no line of training.
   */
  public static List<String> of(RunView run, Instant now) {
    List<String> lines = new ArrayList<>();
    run.progress().stream()
        .max(Comparator.comparing(RunProgressed::occurredAt))
        .filter(latest -> latest.phase() == Phase.READING)
        .ifPresent(latest -> lines.add(reading(latest)));
    boolean trained = run.specification().method().views() > 0;
    for (Phase phase : STRETCHES) {
      if (trained || phase != Phase.TRAINING) {
        lines.add(line(PhaseProgress.of(run, phase), run, now));
      }
    }
    return lines;
  }

  /** Nobody knows how much is still to be read. */
  private static String reading(RunProgressed latest) {
    return String.format(
        Locale.ROOT,
        "reading     %,d %s in %s",
        latest.done(),
        latest.unit(),
        clock(PhaseProgress.seconds(latest.elapsedSeconds())));
  }

  private static String line(PhaseProgress progress, RunView run, Instant now) {
    return String.format(
        Locale.ROOT,
        "%-11s %s %3.0f %%  %s",
        progress.phase().name().toLowerCase(Locale.ROOT),
        bar(progress.fraction()),
        Math.floor(100 * progress.fraction()),
        String.join(" · ", details(progress, run, now)));
  }

  private static String bar(double fraction) {
    int full = (int) (BAR * fraction);
    return "█".repeat(full) + "░".repeat(BAR - full);
  }

  private static List<String> details(PhaseProgress progress, RunView run, Instant now) {
    if (progress.latest().isEmpty()) {
      return List.of("waiting");
    }
    RunProgressed latest = progress.latest().get();
    List<String> details = new ArrayList<>();
    if (progress.done()) {
      details.add("done in " + clock(progress.elapsed()));
      details.addAll(metrics(latest));
    } else {
      details.add(place(progress, latest, run));
      progress.remaining(now).ifPresent(left -> details.add(clock(left) + " left"));
      details.addAll(metrics(latest));
      progress.pace().ifPresent(pace -> details.add(pace(pace, latest, run)));
      details.add(
          String.format(
              Locale.ROOT, "%,d of %,d %s", latest.done(), latest.total(), latest.unit()));
    }
    return details;
  }

  private static String place(PhaseProgress progress, RunProgressed latest, RunView run) {
    return progress.phase() == Phase.TRAINING
        ? "epoch %d of %d".formatted(latest.epoch(), run.specification().epochs())
        : "%s (%d of %d)"
            .formatted(
                CheckpointWords.of(latest.epoch(), latest.step()),
                progress.begun(),
                progress.stretches());
  }

  /** Training counts steps; people think in images. */
  private static String pace(double pace, RunProgressed latest, RunView run) {
    return latest.phase() == Phase.TRAINING
        ? String.format(Locale.ROOT, "%,.0f images/s", pace * run.specification().batch())
        : String.format(Locale.ROOT, pace < 10 ? "%.1f %s/s" : "%,.0f %s/s", pace, latest.unit());
  }

  private static List<String> metrics(RunProgressed report) {
    return TOLD.stream()
        .filter(report.metrics()::containsKey)
        .map(name -> words(name) + " " + number(report.metrics().get(name)))
        .toList();
  }

  /** {@code onlineAccuracy} as "online accuracy". */
  private static String words(String name) {
    return name.replaceAll("(?<=\\p{Lower})(?=\\p{Upper})", " ").toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return String.format(
        Locale.ROOT, Math.abs(value) < 0.01 && value != 0 ? "%.1e" : "%.3f", value);
  }

  private static String clock(Duration duration) {
    long seconds = Math.round(duration.toMillis() / 1e3);
    return seconds < 3_600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }
}
