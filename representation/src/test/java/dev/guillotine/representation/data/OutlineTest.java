package dev.guillotine.representation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlineTest {

  @Test
  void shouldMeasureTheDistanceToACircle() {
    Outline disc = Outline.disc(1, 2, 3);

    assertThat(disc.distance(1, 2)).isEqualTo(-3);
    assertThat(disc.distance(5, 5)).isEqualTo(2);
  }

  @Test
  void shouldMeasureTheDistanceToARectangle() {
    Outline rectangle = Outline.rectangle(4, 2);
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      double x = random.nextDouble() * 8 - 4;
      double y = random.nextDouble() * 8 - 4;
      double outX = Math.abs(x) - 2;
      double outY = Math.abs(y) - 1;
      double expected =
          outX <= 0 && outY <= 0
              ? Math.max(outX, outY)
              : Math.hypot(Math.max(outX, 0), Math.max(outY, 0));
      assertThat(rectangle.distance(x, y)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void shouldTellInsideFromOutsideOfAHollowPolygon() {
    Outline star = Outline.star(5, 0.4);

    assertThat(star.distance(0.9, 0)).isNegative();
    assertThat(star.distance(0, 0)).isNegative();
    assertThat(star.distance(-0.9, 0)).isPositive();
    assertThat(star.distance(1.5, 0)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void shouldJoinAndSubtract() {
    Outline left = Outline.disc(-1, 0, 1.5);
    Outline right = Outline.disc(1, 0, 1.5);

    assertThat(left.with(right).distance(2, 0)).isNegative();
    assertThat(left.without(right).distance(0, 0)).isPositive();
    assertThat(left.without(right).distance(-2, 0)).isNegative();
  }
}
