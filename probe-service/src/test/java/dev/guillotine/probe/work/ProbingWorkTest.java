package dev.guillotine.probe.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.Event;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.event.RunProgressed;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.ProbePlan;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.platform.failure.PermanentFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real probes on features of known structure, which lie in a real object store. */
class ProbingWorkTest {
  private static final List<String> PROBED =
      List.of("class LINEAR", "class KNN", "tags LINEAR", "size RIDGE", "angle RIDGE");

  @TempDir Path folder;
  private Workshop workshop;
  private SyntheticFeatures features;

  @BeforeEach
  void open() throws Exception {
    workshop = new Workshop(folder);
    features = new SyntheticFeatures(workshop.store);
  }

  @AfterEach
  void close() throws Exception {
    workshop.close();
  }

  @Test
  void shouldScoreEveryCutWithEveryProbeAndRecommendOnceForEach() throws Exception {
    workshop.perform(features.task());

    List<String> expected = new ArrayList<>();
    for (CutPoint cut : SyntheticFeatures.CUTS) {
      for (String probed : PROBED) {
        expected.add(cut.name() + " " + probed);
      }
    }
    assertThat(workshop.scores())
        .extracting(score -> score.cut().name() + " " + score.task() + " " + score.probe())
        .containsExactlyElementsOf(expected);
    assertThat(workshop.scores()).extracting(LayerScored::samples).containsOnly(150);
    assertThat(workshop.recommendations())
        .extracting(recommended -> recommended.task() + " " + recommended.probe())
        .containsExactlyElementsOf(PROBED);
    assertThat(workshop.recommendations()).extracting(CutRecommended::siblings).containsOnly(5);
    assertThat(workshop.events)
        .filteredOn(RunProgressed.class::isInstance)
        .last()
        .isInstanceOfSatisfying(
            RunProgressed.class, progress -> assertThat(progress.done()).isEqualTo(20));
  }

  @Test
  void shouldRecommendTheCutThatTellsTheClassesApart() throws Exception {
    workshop.perform(features.task());

    for (CutRecommended recommended : workshop.recommendations()) {
      assertThat(recommended.best().cut()).isEqualTo("stage1");
      assertThat(recommended.best().value()).isGreaterThan(0.85);
      assertThat(recommended.backbone().cut()).isEqualTo("backbone");
      assertThat(recommended.output().cut()).isEqualTo("projector1");
      assertThat(recommended.gap()).isPositive();
      assertThat(recommended.sentence()).startsWith("Cut at stage1 for ").contains("customary cut");
    }
  }

  @Test
  void shouldBeNearChanceWhereThereIsNothingToSee() throws Exception {
    workshop.perform(features.task());

    assertThat(workshop.scores())
        .filteredOn(score -> score.cut().name().equals("stem"))
        .filteredOn(score -> score.metric() == Metric.ACCURACY)
        .hasSize(2)
        .allSatisfy(
            score ->
                assertThat(score.value())
                    .isCloseTo(1.0 / SyntheticFeatures.CLASSES, within(4 * score.standardError())));
  }

  @Test
  void shouldScoreEachKindOfTaskByItsOwnMetric() throws Exception {
    workshop.perform(features.task());

    assertThat(workshop.scores())
        .filteredOn(score -> score.cut().name().equals("stage1"))
        .extracting(score -> score.task() + " " + score.metric())
        .containsExactly(
            "class ACCURACY",
            "class ACCURACY",
            "tags MEAN_AVERAGE_PRECISION",
            "size R2",
            "angle R2");
    assertThat(workshop.scores())
        .filteredOn(score -> score.task().equals("angle"))
        .allSatisfy(
            score ->
                assertThat(score.details().get("errorDegrees"))
                    .isBetween(score.cut().name().equals("stage1") ? 0.0 : 10.0, 100.0));
  }

  @Test
  void shouldFitOnlyWhatIsAskedFor() throws Exception {
    workshop.perform(
        features.task(
            new ProbePlan(
                List.of(ProbeKind.KNN, ProbeKind.RIDGE),
                List.of("size", "class"),
                null,
                null,
                null,
                null,
                null)));

    assertThat(workshop.recommendations())
        .extracting(recommended -> recommended.task() + " " + recommended.probe())
        .containsExactly("class KNN", "size RIDGE");
    assertThat(workshop.recommendations()).extracting(CutRecommended::siblings).containsOnly(2);
  }

  @Test
  void shouldMeasureEveryCutWithoutLabels() throws Exception {
    workshop.perform(features.task());

    assertThat(workshop.measures())
        .extracting(measured -> measured.cut().name())
        .containsExactly("stem", "stage1", "backbone", "projector1");
    assertThat(workshop.measures())
        .allSatisfy(
            measured -> {
              assertThat(measured.samples()).isEqualTo(200);
              assertThat(measured.measures())
                  .containsOnlyKeys(
                      "rankMe",
                      "participationRatio",
                      "alphaReq",
                      "uniformity",
                      "intrinsicDimension");
              assertThat(measured.similarities())
                  .hasSize(3)
                  .doesNotContainKey(measured.cut().name());
            });
    // Both see the classes; the stem is noise.
    assertThat(workshop.measures().get(1).similarities().get("backbone")).isGreaterThan(0.2);
    assertThat(workshop.measures().get(1).similarities().get("stem")).isLessThan(0.1);
    assertThat(workshop.measures().get(2).similarities().get("stage1"))
        .isEqualTo(workshop.measures().get(1).similarities().get("backbone"));
    assertThat(workshop.events).last().isInstanceOf(CutRecommended.class);
  }

  @Test
  void shouldFitAHiddenLayerToAnyTask() throws Exception {
    workshop.perform(
        features.task(new ProbePlan(List.of(ProbeKind.MLP), null, null, null, null, null, null)));

    assertThat(workshop.recommendations())
        .extracting(recommended -> recommended.task() + " " + recommended.best().cut())
        .containsExactly("class stage1", "tags stage1", "size stage1", "angle stage1");
    assertThat(workshop.recommendations())
        .first()
        .satisfies(
            recommended ->
                assertThat(recommended.sentence())
                    .startsWith("Cut at stage1 for class: the MLP probe reaches"));
  }

  @Test
  void shouldRefuseATaskThatThereIsNot() {
    ProbePlan plan = new ProbePlan(null, List.of("colour"), null, null, null, null, null);

    assertThatThrownBy(() -> workshop.perform(features.task(plan)))
        .isInstanceOf(PermanentFailure.class)
        .hasMessage(
            "probes.tasks: colour is not allowed; allowed: one of [class, tags, size, angle]");
  }

  @Test
  void shouldRefuseAPlanWhoseProbesFitNoTask() {
    ProbePlan plan =
        new ProbePlan(List.of(ProbeKind.RIDGE), List.of("class"), null, null, null, null, null);

    assertThatThrownBy(() -> workshop.perform(features.task(plan)))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContainingAll("none of [RIDGE]", "class", "synthetic");
  }

  @Test
  void shouldScoreFeaturesInPiecesAsInOne() throws Exception {
    workshop.perform(features.task());
    List<LayerScored> whole = workshop.scores();
    workshop.events.clear();
    for (CutPoint cut : SyntheticFeatures.CUTS) {
      for (Split split : Split.values()) {
        features.replaceInPieces(cut, split, SyntheticFeatures.values(cut, split), 64);
      }
    }

    workshop.perform(features.task());

    assertThat(workshop.scores())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("occurredAt", "seconds")
        .isEqualTo(whole);
  }

  @Test
  void shouldSayTheSameEachTime() throws Exception {
    workshop.perform(features.task());
    List<LayerScored> scores = workshop.scores();
    List<CutRecommended> recommendations = workshop.recommendations();
    workshop.events.clear();

    workshop.perform(features.task());

    assertThat(workshop.scores()).extracting(Event::id).doesNotHaveDuplicates();
    assertThat(workshop.scores()).extracting(Event::id).isEqualTo(ids(scores));
    assertThat(workshop.scores())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("occurredAt", "seconds")
        .isEqualTo(scores);
    assertThat(workshop.recommendations()).extracting(Event::id).isEqualTo(ids(recommendations));
    assertThat(workshop.recommendations())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("occurredAt")
        .isEqualTo(recommendations);
  }

  private static List<UUID> ids(List<? extends Event> events) {
    return events.stream().map(Event::id).toList();
  }
}
