package dev.guillotine.probe.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.event.Checkpoint;
import dev.guillotine.contracts.event.CutRecommended;
import dev.guillotine.contracts.event.CutRegret;
import dev.guillotine.contracts.event.CutScore;
import dev.guillotine.contracts.event.Interval;
import dev.guillotine.contracts.event.LayerScored;
import dev.guillotine.contracts.event.Metric;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.network.CutPoint.Role;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.probe.fit.Score;
import dev.guillotine.probe.fit.Scores;
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

    assertScore(recommended.best(), "stage1", 0.70);
  }

  @Test
  void shouldPreferTheCutNearestToTheInputAmongEquals() {
    ScoredCut stem = scored(0, "stem", Role.STEM, 0.50, 0.50);
    ScoredCut stage = scored(1, "stage1", Role.STAGE, 0.80, 0.70);
    ScoredCut backbone = scored(2, "backbone", Role.BACKBONE, 0.80, 0.75);
    ScoredCut output = scored(3, "projector1", Role.PROJECTOR, 0.80, 0.80);

    assertThat(recommend(stem, stage, backbone, output).best().cut()).isEqualTo("stage1");
    assertThat(recommend(output, backbone, stage, stem).best().cut()).isEqualTo("stage1");
  }

  @Test
  void shouldGiveWhatTheBackboneIsAheadOfTheOutputOnTest() {
    ScoredCut stage = scored(0, "stage1", Role.STAGE, 0.90, 0.90);
    ScoredCut backbone = scored(1, "backbone", Role.BACKBONE, 0.80, 0.81);
    ScoredCut hidden = scored(2, "projector1", Role.PROJECTOR, 0.70, 0.72);
    ScoredCut output = scored(3, "projector2", Role.PROJECTOR, 0.60, 0.74);

    CutRecommended recommended = recommend(output, hidden, backbone, stage);

    assertScore(recommended.backbone(), "backbone", 0.81);
    assertScore(recommended.output(), "projector2", 0.74);
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
            "Cut at projector1 for class: the linear probe reaches 81.3 ± 1.2 % there,"
                + " at the network's output: nothing is gained by cutting.");
  }

  @Test
  void shouldCompareTheCustomaryCutWithTheOutputWhenItIsBest() {
    CutRecommended recommended =
        recommend(
            scored(0, "stage1", Role.STAGE, 0.60, 0.60),
            scored(1, "backbone", Role.BACKBONE, 0.80, 0.813),
            scored(2, "projector1", Role.PROJECTOR, 0.70, 0.745));

    assertThat(recommended.sentence())
        .isEqualTo(
            "Cut at backbone for class: the linear probe reaches 81.3 ± 1.2 % there,"
                + " against 74.5 % at the network's output.");
  }

  @Test
  void shouldCompareAnyOtherCutWithBoth() {
    CutRecommended recommended =
        recommend(
            scored(0, "stage1", Role.STAGE, 0.90, 0.90),
            scored(1, "backbone", Role.BACKBONE, 0.80, 0.813),
            scored(2, "projector1", Role.PROJECTOR, 0.70, 0.745));

    assertThat(recommended.sentence())
        .isEqualTo(
            "Cut at stage1 for class: the linear probe reaches 90.0 ± 0.9 % there,"
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
    ScoredCut only = scored(0, "backbone", Role.BACKBONE, 0.80, 0.80);

    CutRecommended recommended = recommend(only);

    assertThat(recommended.best().cut()).isEqualTo("backbone");
    assertThat(recommended.sentence()).contains("nothing is gained by cutting");
  }

  @Test
  void shouldTellWhatItIsAbout() {
    ScoredCut score = scored(0, "backbone", Role.BACKBONE, 0.80, 0.80);

    CutRecommended recommended = recommend(score);

    assertThat(recommended)
        .usingRecursiveComparison()
        .comparingOnlyFields("runId", "checkpoint", "data", "task", "probe", "metric", "protocol")
        .isEqualTo(score.told());
    assertThat(recommended.occurredAt()).isEqualTo(NOW);
  }

  @Test
  void shouldTellWhatEveryOtherCutCosts() {
    CutRecommended recommended =
        recommend(
            scored(0, "stage1", Role.STAGE, 0.70, 0.895),
            scored(1, "backbone", Role.BACKBONE, 0.80, 0.90),
            scored(2, "projector1", Role.PROJECTOR, 0.60, 0.50));

    assertThat(recommended.regrets())
        .extracting(CutRegret::cut)
        .containsExactly("stage1", "backbone", "projector1");
    assertThat(recommended.regrets().get(0).value()).isCloseTo(0.005, within(1e-12));
    assertThat(recommended.regrets().get(1))
        .isEqualTo(new CutRegret("backbone", 0, 0, new Interval(0, 0)));
    assertThat(recommended.regrets().get(2).value()).isCloseTo(0.4, within(1e-12));
    assertThat(recommended.regrets().get(2).interval().low()).isBetween(0.36, 0.38);
    assertThat(recommended.gapInterval().high()).isBetween(0.42, 0.44);
  }

  @Test
  void shouldNameTheCutsThatCannotBeToldFromTheBest() {
    CutRecommended recommended =
        recommend(
            scored(0, "stem", Role.STEM, 0.30, 0.20),
            scored(1, "stage1", Role.STAGE, 0.60, 0.898),
            scored(2, "backbone", Role.BACKBONE, 0.80, 0.90),
            scored(3, "projector1", Role.PROJECTOR, 0.70, 0.95));

    assertThat(recommended.ties()).containsExactly("stage1", "backbone", "projector1");
    assertThat(recommended.cheapest()).isEqualTo("stage1");
    assertThat(recommended.sentence())
        .endsWith(" Not told apart from it: stage1, projector1; the cheapest of them is stage1.");
  }

  @Test
  void shouldSayThatNoCutServesWhereNoneIsBetterThanAGuess() {
    CutRecommended recommended =
        recommend(
            scored(0, "stage1", Role.STAGE, 0.12, 0.11),
            scored(1, "backbone", Role.BACKBONE, 0.10, 0.10));

    assertThat(recommended.aboveChance()).isFalse();
    assertThat(recommended.best().cut()).isEqualTo("stage1");
    assertThat(recommended.sentence())
        .isEqualTo(
            "No cut serves class: the linear probe reaches 11.0 ± 1.0 % at stage1, the best on"
                + " validation, and a constant guess 10.0 %.");
  }

  @Test
  void shouldWarnOfAHandfulOfTestSamples() {
    CutRecommended recommended =
        recommend(scored(0, "backbone", Role.BACKBONE, 0.9, Scores.of(3, 3), 0.3));

    assertThat(recommended.aboveChance()).isFalse();
    assertThat(recommended.sentence()).endsWith("Do not rely on it: there are 3 test samples.");
  }

  private static void assertScore(CutScore score, String cut, double value) {
    assertThat(score.cut()).isEqualTo(cut);
    assertThat(score.value()).isEqualTo(value);
    assertThat(score.standardError())
        .isCloseTo(Math.sqrt(value * (1 - value) / 1_000), within(1e-12));
  }

  private static CutRecommended recommend(ScoredCut... scores) {
    return Recommendation.of(List.of(scores), 1, NOW);
  }

  private static ScoredCut scored(
      int index, String cut, Role role, double validation, double test) {
    return scored(
        index, cut, role, validation, Scores.of((int) Math.round(1_000 * test), 1_000), 0.1);
  }

  private static ScoredCut scored(
      int index, String cut, Role role, double validation, Score test, double chance) {
    return new ScoredCut(
        new LayerScored(
            RUN,
            Instant.EPOCH,
            new Checkpoint(3, 120, true, 1, new ObjectReference("weights", 1234, "ab".repeat(32))),
            CutPoint.of(index, cut, role, 8),
            new DataIdentity("objects", "cd".repeat(32)),
            "class",
            ProbeKind.LINEAR,
            Metric.ACCURACY,
            test.value(),
            test.standardError(),
            test.interval(),
            chance,
            validation,
            Map.of("lambda", 1e-3),
            Map.of(),
            test.samples(),
            5_000,
            1,
            7,
            1.5,
            "1.2.3"),
        test);
  }
}
