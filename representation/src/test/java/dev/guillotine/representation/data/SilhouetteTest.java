package dev.guillotine.representation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BiPredicate;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SilhouetteTest {
  private static final int CELLS = 100;
  private static final double SPAN = 4;
  private static final double CELL = SPAN / CELLS;

  @ParameterizedTest
  @EnumSource
  void shouldCoverTheAreaOfTheUnitDiscAroundTheOrigin(ObjectShape shape) {
    Silhouette silhouette = Silhouette.of(shape);
    double area = integral((x, y) -> silhouette.distance(x, y) < 0 ? 1.0 : 0.0);
    double momentX = integral((x, y) -> silhouette.distance(x, y) < 0 ? x : 0.0);
    double momentY = integral((x, y) -> silhouette.distance(x, y) < 0 ? y : 0.0);

    assertThat(area).isCloseTo(Math.PI, within(0.1));
    assertThat(momentX).isCloseTo(0, within(0.05));
    assertThat(momentY).isCloseTo(0, within(0.05));
  }

  @ParameterizedTest
  @EnumSource
  void shouldStayWithinItsReach(ObjectShape shape) {
    Silhouette silhouette = Silhouette.of(shape);

    assertThat(
            covered((x, y) -> silhouette.distance(x, y) < 0 && Math.hypot(x, y) > Silhouette.REACH))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeItsOwnMirrorImage(ObjectShape shape) {
    Silhouette silhouette = Silhouette.of(shape);
    boolean upright = shape == ObjectShape.HEART;

    assertThat(
            covered(
                (x, y) ->
                    silhouette.distance(x, y) < 0
                        != silhouette.distance(upright ? -x : x, upright ? y : -y) < 0))
        .isLessThan(0.1);
  }

  @Test
  void shouldDifferClearlyFromTheOthersAtAnyRotation() {
    for (ObjectShape one : ObjectShape.values()) {
      for (ObjectShape other : ObjectShape.values()) {
        if (one.compareTo(other) < 0) {
          assertThat(mostOverlap(one, other)).as("%s and %s", one, other).isLessThan(0.92);
        }
      }
    }
  }

  /** Largest share of a silhouette that another one covers, over twelve rotations. */
  private static double mostOverlap(ObjectShape one, ObjectShape other) {
    double most = 0;
    for (int step = 0; step < 12; step++) {
      double cos = Math.cos(Math.PI * step / 6);
      double sin = Math.sin(Math.PI * step / 6);
      double overlap =
          covered(
              (x, y) ->
                  Silhouette.of(one).distance(x, y) < 0
                      && Silhouette.of(other).distance(x * cos + y * sin, y * cos - x * sin) < 0);
      most = Math.max(most, overlap / Math.PI);
    }
    return most;
  }

  private static double covered(BiPredicate<Double, Double> inside) {
    return integral((x, y) -> inside.test(x, y) ? 1.0 : 0.0);
  }

  private static double integral(DoubleBinaryOperator function) {
    double sum = 0;
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        sum +=
            function.applyAsDouble((column + 0.5) * CELL - SPAN / 2, (row + 0.5) * CELL - SPAN / 2);
      }
    }
    return sum * CELL * CELL;
  }
}
