package dev.guillotine.standalone.report;

import dev.guillotine.contracts.api.LayersView;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scores of one run on one task: how good is each cut of the newest checkpoint, and what did
 * the untrained network have to say.
 *
 * @param data what the scores are about
 * @param task which label was predicted
 * @param metric what the scores count
 * @param checkpoint the newest: that of most steps
 * @param probes the readouts, in their order
 * @param rows one for each cut, from input to output
 * @param recommendations of the newest checkpoint, in the order of probes
 */
public record CutScores(
    DataIdentity data,
    String task,
    Metric metric,
    Checkpoint checkpoint,
    List<ProbeKind> probes,
    List<CutRow> rows,
    List<CutRecommended> recommendations) {
  private static final long UNTRAINED = 0;

  private record Subject(DataIdentity data, String task, Metric metric) {
    static Subject of(LayerScored score) {
      return new Subject(score.data(), score.task(), score.metric());
    }

    boolean has(CutRecommended cut) {
      return cut.data().equals(data) && cut.task().equals(task) && cut.metric() == metric;
    }
  }

  public CutScores {
    probes = List.copyOf(probes);
    rows = List.copyOf(rows);
    recommendations = List.copyOf(recommendations);
  }

  /** The scores on each data set and task, in the order of the view. */
  public static List<CutScores> of(LayersView layers) {
    Set<Subject> subjects =
        layers.scores().stream()
            .map(Subject::of)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return subjects.stream().map(subject -> of(subject, layers)).toList();
  }

  private static CutScores of(Subject subject, LayersView layers) {
    List<LayerScored> scores =
        layers.scores().stream().filter(each -> Subject.of(each).equals(subject)).toList();
    Checkpoint newest =
        scores.stream()
            .map(LayerScored::checkpoint)
            .max(Comparator.comparingLong(Checkpoint::step))
            .orElseThrow();
    List<CutRow> rows =
        scores.stream()
            .map(LayerScored::cut)
            .distinct()
            .sorted(Comparator.comparing(CutPoint::index))
            .map(
                cut ->
                    new CutRow(
                        cut,
                        byProbe(scores, cut, newest.step()),
                        newest.step() == UNTRAINED ? Map.of() : byProbe(scores, cut, UNTRAINED)))
            .toList();
    return new CutScores(
        subject.data(),
        subject.task(),
        subject.metric(),
        newest,
        scores.stream().map(LayerScored::probe).distinct().sorted().toList(),
        rows,
        layers.recommendations().stream()
            .filter(each -> subject.has(each) && each.checkpoint().step() == newest.step())
            .sorted(Comparator.comparing(CutRecommended::probe))
            .toList());
  }

  private static Map<ProbeKind, LayerScored> byProbe(
      List<LayerScored> scores, CutPoint cut, long step) {
    return scores.stream()
        .filter(each -> each.cut().equals(cut) && each.checkpoint().step() == step)
        .collect(Collectors.toMap(LayerScored::probe, Function.identity(), (one, same) -> one));
  }

  /** Whether the untrained network was probed beside the trained one. */
  public boolean hasControl() {
    return rows.stream().anyMatch(row -> !row.untrained().isEmpty());
  }

  /** The cut that a probe recommends. */
  public Optional<CutRecommended> recommendation(ProbeKind probe) {
    return recommendations.stream().filter(each -> each.probe() == probe).findFirst();
  }

  /** Whether a probe recommends a cut: none where no cut is better than a guess. */
  public boolean isBest(CutPoint cut, ProbeKind probe) {
    return recommendation(probe)
        .filter(each -> each.aboveChance() && each.best().cut().equals(cut.name()))
        .isPresent();
  }

  /** All scores of the trained network, and of the untrained one. */
  public Stream<LayerScored> all() {
    return rows.stream()
        .flatMap(
            row ->
                Stream.concat(row.trained().values().stream(), row.untrained().values().stream()));
  }
}
