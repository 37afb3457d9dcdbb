package dev.guillotine.probe.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.CutScore;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.contracts.storage.ObjectReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecommendationTest {
  private static final UUID RUN = UUID.randomUUID();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void shouldChooseOnValidationAndNotOnTest() {
    CutRecommended recommended =
        recommend(
            scored(0, "stage1", Role.STAGE, 0.80, 0.70),
            scored(1, "backbone", Role.BACKBONE, 0.70, 0.90),
            scored(2, "projector1", Role.PROJECTOR, 0.60, 0.99));

    assertThat(recommended.best()).isEqualTo(new CutScore("stage1", 0.70, 0.01));
  }

  @Test
  void shouldPreferTheCutNearestToTheInputAmongEquals() {
    LayerScored stem = scored(0, "stem", Role.STEM, 0.50, 0.50);
    LayerScored stage = scored(1, "stage1", Role.STAGE, 0.80, 0.70);
    LayerScored backbone = scored(2, "backbone", Role.BACKBONE, 0.80, 0.75);
    LayerScored output = scored(3, "projector1", Role.PROJECTOR, 0.80, 0.80);

    assertThat(recommend(stem, stage, backbone, output).best().cut()).isEqualTo("stage1");
    assertThat(recommend(output, backbone, stage, stem).best().cut()).isEqualTo("stage1");
  }

  @Test
  void shouldGiveWhatTheBackboneIsAheadOfTheOutputOnTest() {
    LayerScored stage = scored(0, "stage1", Role.STAGE, 0.90, 0.90);
    LayerScored backbone = scored(1, "backbone", Role.BACKBONE, 0.80, 0.81);
    LayerScored hidden = scored(2, "projector1", Role.PROJECTOR, 0.70, 0.72);
    LayerScored output = scored(3, "projector2", Role.PROJECTOR, 0.60, 0.74);

    CutRecommended recommended = recommend(output, hidden, backbone, stage);

    assertThat(recommended.backbone()).isEqualTo(new CutScore("backbone", 0.81, 0.01));
    assertThat(recommended.output()).isEqualTo(new CutScore("projector2", 0.74, 0.01));
    assertThat(recommended.gap()).isCloseTo(0.07, within(1e-12));
  }

  @Test
  void shouldGiveANegativeGapWhenTheOutputIsAhead() {
    CutRecommended recommended =
        recommend(
            scored(0, "backbone", Role.BACKBONE, 0.70, 0.70),
            scored(1, "projector1", Role.PROJECTOR, 0.80, 0.75));

    assertThat(recommended.gap()).isCloseTo(-0.05, within(1e-12));
  }

  @Test
  void shouldSayThatNothingIsGainedWhenTheOutputIsBest() {
    CutRecommended recommended =
        recommend(
            scored(0, "backbone", Role.BACKBONE, 0.70, 0.70),
            scored(1, "projector1", Role.PROJECTOR, 0.80, 0.813));

    assertThat(recommended.sentence())
        .isEqualTo(
            "Cut at projector1 for class: the linear probe reaches 81.3 ± 1.0 % there,"
                + " at the network's output: nothing is gained by cutting.");
  }

  @Test
  void shouldCompareTheCustomaryCutWithTheOutputWhenItIsBest() {
    CutRecommended recommended =
        recommend(
            scored(0, "stage1", Role.STAGE, 0.60, 0.60),
            scored(1, "backbone", Role.BACKBONE, 0.80, 0.813),
            scored(2, "projector1", Role.PROJECTOR, 0.70, 0.7449));

    assertThat(recommended.sentence())
        .isEqualTo(
            "Cut at backbone for class: the linear probe reaches 81.3 ± 1.0 % there,"
                + " against 74.5 % at the network's output.");
  }

  @Test
  void shouldCompareAnyOtherCutWithBoth() {
    CutRecommended recommended =
        recommend(
            scored(0, "stage1", Role.STAGE, 0.90, 0.90),
            scored(1, "backbone", Role.BACKBONE, 0.80, 0.813),
            scored(2, "projector1", Role.PROJECTOR, 0.70, 0.7449));

    assertThat(recommended.sentence())
        .isEqualTo(
            "Cut at stage1 for class: the linear probe reaches 90.0 ± 1.0 % there,"
                + " against 74.5 % at the network's output and 81.3 % at the customary cut.");
  }

  @Test
  void shouldTakeTheOutputForTheCustomaryCutOfANetworkWithoutBackbone() {
    CutRecommended recommended =
        recommend(
            scored(0, "stage1", Role.STAGE, 0.90, 0.90),
            scored(1, "stage2", Role.STAGE, 0.80, 0.80));

    assertThat(recommended.backbone()).isEqualTo(recommended.output());
    assertThat(recommended.output().cut()).isEqualTo("stage2");
    assertThat(recommended.gap()).isZero();
  }

  @Test
  void shouldRecommendTheOnlyCut() {
    LayerScored only = scored(0, "backbone", Role.BACKBONE, 0.80, 0.80);

    CutRecommended recommended = recommend(only);

    assertThat(recommended.best().cut()).isEqualTo("backbone");
    assertThat(recommended.sentence()).contains("nothing is gained by cutting");
  }

  @Test
  void shouldTellWhatItIsAbout() {
    LayerScored score = scored(0, "backbone", Role.BACKBONE, 0.80, 0.80);

    CutRecommended recommended = recommend(score);

    assertThat(recommended)
        .usingRecursiveComparison()
        .comparingOnlyFields("runId", "checkpoint", "data", "task", "probe", "metric", "protocol")
        .isEqualTo(score);
    assertThat(recommended.occurredAt()).isEqualTo(NOW);
  }

  private static CutRecommended recommend(LayerScored... scores) {
    return Recommendation.of(List.of(scores), 1, NOW);
  }

  private static LayerScored scored(
      int index, String cut, Role role, double validation, double test) {
    return new LayerScored(
        RUN,
        Instant.EPOCH,
        new Checkpoint(3, 120, true, 1, new ObjectReference("weights", 1234, "ab".repeat(32))),
        CutPoint.of(index, cut, role, 8),
        new DataIdentity("objects", "cd".repeat(32)),
        "class",
        ProbeKind.LINEAR,
        Metric.ACCURACY,
        test,
        0.01,
        validation,
        Map.of("lambda", 1e-3),
        Map.of(),
        2000,
        1,
        7,
        1.5);
  }
}
