package dev.guillotine.standalone.report;

import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One column of a {@link TaskMatrix}: a task under one probe.
 *
 * @param scores on the task
 * @param probe whose scores they are
 */
record MatrixColumn(CutScores scores, ProbeKind probe) {
  private static final String NOTHING = "–";
  private static final char BEST = '◀';

  /** Spaces before a column, and the mark after it. */
  private static final int BESIDES = 2;

  private static final int LONGEST_LINE = 12;

  /** Names are parted after these; what is still longer than a line is parted anywhere. */
  private static final Pattern PARTS = Pattern.compile("(?<=[-_. ])|(?<=\\G.{12})");

  /** One column for each probe of each task. */
  static List<MatrixColumn> of(List<CutScores> tasks) {
    return tasks.stream()
        .flatMap(task -> task.probes().stream().map(probe -> new MatrixColumn(task, probe)))
        .toList();
  }

  /** The task's name in one line or several. */
  List<String> name() {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : PARTS.splitAsStream(scores.task()).toList()) {
      if (!line.isEmpty() && line.length() + part.strip().length() > LONGEST_LINE) {
        lines.add(line.strip());
        line = "";
      }
      line += part;
    }
    lines.add(line.strip());
    return lines;
  }

  /** What its numbers are, in two short lines. */
  List<String> kind() {
    return List.of(Words.brief(scores.metric()), Words.of(probe));
  }

  /** What its numbers are, in a sentence. */
  String kindInFull() {
    return Words.of(scores.metric()) + " by the " + Words.of(probe) + " probe";
  }

  /** A score of the trained network, marked where the probe says to cut. */
  String trained(CutPoint cut) {
    return score(cut, CutRow::trained) + (scores.isBest(cut, probe) ? BEST : ' ');
  }

  /** A score of the untrained network. */
  String untrained(CutPoint cut) {
    return score(cut, CutRow::untrained) + ' ';
  }

  private String score(CutPoint cut, Function<CutRow, Map<ProbeKind, LayerScored>> network) {
    return find(cut.name(), network)
        .map(score -> Words.brief(score.metric(), score.value()))
        .orElse(NOTHING);
  }

  /** By how much an angle is missed at the recommended cut, or nothing. */
  String degreesAtBest() {
    return scores
            .recommendation(probe)
            .flatMap(cut -> find(cut.best().cut(), CutRow::trained))
            .flatMap(Words::degrees)
            .orElse("")
        + ' ';
  }

  private Optional<LayerScored> find(
      String cut, Function<CutRow, Map<ProbeKind, LayerScored>> network) {
    return scores.rows().stream()
        .filter(row -> row.cut().name().equals(cut))
        .map(row -> network.apply(row).get(probe))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  /** Characters that the column takes beside others. */
  int width(List<CutPoint> cuts) {
    int names =
        Stream.concat(name().stream(), kind().stream()).mapToInt(String::length).max().orElse(0);
    int numbers =
        cuts.stream()
            .flatMap(cut -> Stream.of(trained(cut), untrained(cut), degreesAtBest()))
            .mapToInt(cell -> cell.length() - 1)
            .max()
            .orElse(0);
    return Math.max(names, numbers) + BESIDES;
  }
}
