package dev.guillotine.representation.data.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SolidTracerTest {
  private static final double BALL = 0.8;

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 256})
  void shouldCoverTheAreaOfABall(int size) {
    double scale = 0.3;
    double radius = BALL * scale;
    double rim = 2 * Math.PI * radius * 0.5 / size;

    double area = covered(factors(ObjectShape.SPHERE, scale, 0, 0.5), size) / size / size;

    assertThat(area).isCloseTo(Math.PI * radius * radius + rim, within(2e-3));
  }

  @Test
  void shouldLightABallMostWhereItFacesTheLight() {
    int size = 129;
    SolidTracer fromRight = new SolidTracer(factors(ObjectShape.SPHERE, 0.36, 0, 0), size);
    fromRight.trace(40, 85);
    double towards = fromRight.light();
    fromRight.trace(80, 45);
    double away = fromRight.light();

    assertThat(towards).isGreaterThan(0.9);
    assertThat(away).isZero();
  }

  /** A quarter turn leaves a cube as it was, an eighth does not. */
  @Test
  void shouldTurnAboutTheVerticalAxis() {
    ObjectFactors cube = factors(ObjectShape.CUBE, 0.3, 0, 0.25);
    ObjectFactors quarter = factors(ObjectShape.CUBE, 0.3, 0.25, 0.25);
    ObjectFactors eighth = factors(ObjectShape.CUBE, 0.3, 0.125, 0.25);

    assertThat(covered(quarter, 64)).isCloseTo(covered(cube, 64), within(1e-6));
    assertThat(covered(eighth, 64)).isGreaterThan(covered(cube, 64) * 1.1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeSmoothAtTheEdge(ObjectShape shape) {
    int size = 64;
    SolidTracer tracer = new SolidTracer(factors(shape, 0.3, 0.07, 0.2), size);
    int partly = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        tracer.trace(row, column);
        assertThat(tracer.cover()).isBetween(0.0, 1.0);
        assertThat(tracer.light()).isBetween(0.0, 1.0);
        partly += tracer.cover() > 0 && tracer.cover() < 1 ? 1 : 0;
      }
    }
    assertThat(partly).isGreaterThan(size / 2);
  }

  private static double covered(ObjectFactors factors, int size) {
    SolidTracer tracer = new SolidTracer(factors, size);
    double covered = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        tracer.trace(row, column);
        covered += tracer.cover();
      }
    }
    return covered;
  }

  private static ObjectFactors factors(ObjectShape shape, double scale, double yaw, double light) {
    return new ObjectFactors(shape, 0, 0.5, light, scale, yaw, 0.5, 0.5, 4);
  }
}
