package dev.guillotine.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.representation.network.ComputeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Inputs for which a loss is known without computing it. */
class ClosedFormsTest {
  private static final double TOLERANCE = 5e-5;
  private static final int PAIRS = 5;
  private static final double TEMPERATURE = 0.5;

  private final NDManager manager = ComputeEngine.start(2).newManager();

  /** Each sample has a direction of its own, which both views have. */
  private final NDArray orthogonal = twice(manager.eye(PAIRS));

  private final NDArray collapsed = manager.ones(new Shape(2 * PAIRS, PAIRS));

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void shouldCountTheOtherViewsWhenSamplesAreOrthogonal() {
    double own = Math.exp(1 / TEMPERATURE);

    requireValue(NtXent.of(orthogonal, TEMPERATURE), Math.log(1 + (2 * PAIRS - 2) / own));
    requireValue(InfoNce.of(orthogonal, TEMPERATURE), Math.log(1 + (PAIRS - 1) / own));
  }

  @Test
  void shouldBeUniformWhenAllViewsAreAlike() {
    requireValue(NtXent.of(collapsed, TEMPERATURE), Math.log(2 * PAIRS - 1));
    requireValue(InfoNce.of(collapsed, TEMPERATURE), Math.log(PAIRS));
    requireValue(
        SupCon.of(collapsed, labels(0, 0, 1, 1, 1, 0, 0, 1, 1, 1), 0.1), Math.log(2 * PAIRS - 1));
  }

  @Test
  void shouldBeThatOfSimClrWhenEverySampleIsAClassOfItsOwn() {
    NDArray z = manager.randomNormal(new Shape(2 * PAIRS, 3));

    requireValue(
        SupCon.of(z, labels(4, 2, 0, 1, 3, 4, 2, 0, 1, 3), 0.3),
        NtXent.of(z, 0.3).total().getFloat());
  }

  @Test
  void shouldBeLeastWhenPredictionsPointToTheOtherView() {
    NDArray longer = orthogonal.mul(3);

    requireValue(Byol.of(longer, orthogonal), 0);
    requireValue(Byol.of(longer.neg(), orthogonal), 8);
    requireValue(SimSiam.of(longer, orthogonal), -1);
  }

  @Test
  void shouldSeeNothingButLackOfVarianceInACollapse() {
    Loss loss = VicReg.of(collapsed, new Method.VicReg(25.0, 25.0, 1.0));

    requireValue(loss, 25 * (1 - 0.01));
    assertThat(loss.partValues()).containsOnlyKeys("invariance", "variance", "covariance");
    assertThat(loss.partValues().get("invariance")).isZero();
    assertThat(loss.partValues().get("covariance")).isZero();
  }

  @Test
  void shouldCountDimensionsWhenViewsAreUncorrelatedOrAlike() {
    float[] one = {1, 1, -1, -1};
    float[] other = {1, -1, 1, -1};
    NDArray a = manager.create(one, new Shape(4, 1));
    NDArray b = manager.create(other, new Shape(4, 1));
    Loss alike = BarlowTwins.of(twice(a.concat(b, 1)), 0.5);
    Loss redundant = BarlowTwins.of(twice(a.concat(a, 1)), 0.5);
    Loss unrelated = BarlowTwins.of(a.concat(b, 0), 0.5);

    requireValue(alike, 0);
    requireValue(redundant, 0.5 * 2);
    requireValue(unrelated, 1);
  }

  @Test
  void shouldBeTheLogarithmOfClassesWhenLogitsAreEqual() {
    NDArray logits = manager.ones(new Shape(PAIRS, 4));

    requireValue(CrossEntropy.of(logits, labels(0, 1, 2, 3, 0), 0.2), Math.log(4));
  }

  private static NDArray twice(NDArray view) {
    return view.concat(view, 0);
  }

  private NDArray labels(long... labels) {
    return manager.create(labels).toType(DataType.INT64, false);
  }

  private static void requireValue(Loss loss, double expected) {
    assertThat((double) loss.total().getFloat()).isCloseTo(expected, within(TOLERANCE));
  }
}
