package dev.guillotine.representation.data.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectShapeTest {
  private static final int POINTS = 20_000;
  private static final double ROUNDING = 1e-9;

  private final RandomStream random = new RandomStream(RandomAddress.of(1, "points"));

  /** Were it to change faster than space does, rays would jump over the surface. */
  @ParameterizedTest
  @EnumSource
  void shouldNeverTellOfMoreRoomThanThereIs(ObjectShape shape) {
    for (int i = 0; i < POINTS; i++) {
      double[] a = point(1.5);
      double[] step = point(0.1);
      double[] b = {a[0] + step[0], a[1] + step[1], a[2] + step[2]};
      double change = Math.abs(at(shape, a) - at(shape, b));
      assertThat(change)
          .isLessThanOrEqualTo(SignedDistance.length(step[0], step[1], step[2]) + ROUNDING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFitIntoItsBallAndFillSomeOfIt(ObjectShape shape) {
    int inside = 0;
    for (int i = 0; i < POINTS; i++) {
      double[] point = point(1.3);
      if (at(shape, point) < 0) {
        inside++;
        assertThat(SignedDistance.length(point[0], point[1], point[2]))
            .isLessThanOrEqualTo(ObjectShape.REACH);
      }
    }
    assertThat(inside / (double) POINTS * 2.6 * 2.6 * 2.6).isBetween(0.4, 2.3);
  }

  private double[] point(double most) {
    return new double[] {
      random.uniform(-most, most), random.uniform(-most, most), random.uniform(-most, most)
    };
  }

  private static double at(ObjectShape shape, double[] point) {
    return shape.surface().at(point[0], point[1], point[2]);
  }
}
