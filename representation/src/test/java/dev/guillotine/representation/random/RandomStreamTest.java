package dev.guillotine.representation.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private static final int DRAWS = 100_000;

  @Test
  void shouldGiveTheNumbersOfSplitMix64() {
    RandomStream stream = new RandomStream(new RandomAddress(42));
    SplittableRandom reference = new SplittableRandom(42);

    for (int i = 0; i < 100; i++) {
      assertThat(stream.bits()).isEqualTo(reference.nextLong());
    }
  }

  @Test
  void shouldBeginAgainWhenMovedToTheSameAddress() {
    RandomAddress address = RandomAddress.of(7, "test");
    RandomStream stream = new RandomStream(address);
    long first = stream.bits();
    stream.uniform();

    stream.moveTo(address);

    assertThat(stream.bits()).isEqualTo(first);
  }

  @Test
  void shouldDrawUniformNumbers() {
    RandomStream stream = new RandomStream(RandomAddress.of(1, "test"));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double value = stream.uniform();
      assertThat(value).isGreaterThanOrEqualTo(0).isLessThan(1);
      sum += value;
      squares += value * value;
    }

    assertThat(sum / DRAWS).isCloseTo(1.0 / 2, within(0.004));
    assertThat(squares / DRAWS).isCloseTo(1.0 / 3, within(0.004));
  }

  @Test
  void shouldDrawEachIntegerEquallyOftenWithinAStream() {
    RandomStream stream = new RandomStream(RandomAddress.of(2, "test"));

    assertThat(chiSquare(10, i -> stream.below(10))).isLessThan(27.9);
    assertThat(chiSquare(7, i -> stream.below(7))).isLessThan(22.5);
  }

  @Test
  void shouldDrawEachIntegerEquallyOftenAcrossNeighbouringAddresses() {
    RandomAddress base = RandomAddress.of(3, "test");

    assertThat(chiSquare(10, i -> new RandomStream(base.at(i)).below(10))).isLessThan(27.9);
    assertThat(chiSquare(10, i -> new RandomStream(base.at(5).at(i)).below(10))).isLessThan(27.9);
    assertThat(chiSquare(10, i -> new RandomStream(RandomAddress.of(i, "test")).below(10)))
        .isLessThan(27.9);
  }

  @Test
  void shouldNotRelateTheDrawsOfNeighbouringAddresses() {
    RandomAddress base = RandomAddress.of(4, "test");
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      double here = new RandomStream(base.at(i)).uniform() - 0.5;
      double there = new RandomStream(base.at(i + 1)).uniform() - 0.5;
      sum += here * there * 12;
    }

    assertThat(sum / DRAWS).isCloseTo(0, within(0.015));
  }

  @Test
  void shouldStayUnbiasedForBoundsThatDoNotDivideThePowersOfTwo() {
    RandomStream stream = new RandomStream(RandomAddress.of(5, "test"));
    int bound = 3 << 29;

    assertThat(chiSquare(3, i -> stream.below(bound) >>> 29)).isLessThan(13.9);
  }

  @Test
  void shouldKeepToItsRange() {
    RandomStream stream = new RandomStream(RandomAddress.of(6, "test"));
    for (int i = 0; i < 1000; i++) {
      assertThat(stream.uniform(-3, 5)).isBetween(-3.0, 5.0);
      assertThat(stream.below(1)).isZero();
      assertThat(stream.chance(0)).isFalse();
      assertThat(stream.chance(1)).isTrue();
    }
  }

  @Test
  void shouldDrawNormalNumbersOfTheGivenDeviation() {
    RandomStream stream = new RandomStream(RandomAddress.of(9, "test"));
    double[] moments = new double[5];
    for (int i = 0; i < DRAWS; i++) {
      double value = stream.normal(2) / 2;
      for (int power = 1; power < moments.length; power++) {
        moments[power] += Math.pow(value, power) / DRAWS;
      }
    }

    assertThat(moments[1]).isCloseTo(0, within(0.013));
    assertThat(moments[2]).isCloseTo(1, within(0.018));
    assertThat(moments[3]).isCloseTo(0, within(0.05));
    assertThat(moments[4]).isCloseTo(3, within(0.13));
    assertThat(stream.normal(0)).isZero();
  }

  @Test
  void shouldRefuseAnEmptyRange() {
    RandomStream stream = new RandomStream(RandomAddress.of(8, "test"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.below(0))
        .withMessageContaining("bound: 0");
  }

  /** The bounds used above are the 99.9 % quantiles for {@code kinds − 1} degrees of freedom. */
  private static double chiSquare(int kinds, IntUnaryOperator draw) {
    int[] counts = new int[kinds];
    for (int i = 0; i < DRAWS; i++) {
      counts[draw.applyAsInt(i)]++;
    }
    double expected = (double) DRAWS / kinds;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }
}
