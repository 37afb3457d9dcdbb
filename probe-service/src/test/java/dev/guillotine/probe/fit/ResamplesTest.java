package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.event.Interval;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplesTest {
  @Test
  void shouldDrawAsManySamplesAsThereAre() {
    Resamples resamples = new Resamples(37);

    double[] sizes =
        resamples.replicates(counting(37, counts -> Arrays.stream(counts).sum())).finite();

    assertThat(sizes).hasSize(Resamples.COUNT).containsOnly(37);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 40_000})
  void shouldDrawEverySampleAlike(int samples) {
    int[] sums = new int[samples];
    Random random = new Random(3);
    int ones = 0;
    boolean[] chosen = new boolean[samples];
    for (int sample = 0; sample < samples; sample++) {
      chosen[sample] = random.nextBoolean();
      ones += chosen[sample] ? 1 : 0;
    }
    double[] halves =
        new Resamples(samples)
            .replicates(
                counting(
                    samples,
                    counts -> {
                      double first = 0;
                      for (int sample = 0; sample < samples; sample++) {
                        sums[sample] += counts[sample];
                        first += chosen[sample] ? counts[sample] : 0;
                      }
                      return first / Arrays.stream(counts).sum();
                    }))
            .finite();

    // Poisson with mean 1,000 nearly: five standard deviations.
    assertThat(Arrays.stream(sums).boxed()).allSatisfy(sum -> assertThat(sum).isBetween(840, 1160));
    double mean = Arrays.stream(halves).average().orElseThrow();
    double variance =
        Arrays.stream(halves).map(half -> (half - mean) * (half - mean)).average().orElseThrow();
    assertThat(mean).isCloseTo((double) ones / samples, within(0.003));
    assertThat(Math.sqrt(variance * samples)).isCloseTo(0.5, within(0.05));
  }

  @Test
  void shouldLeaveOutWhatIsNotDefined() {
    double[] values = new double[101];
    Arrays.setAll(values, place -> place == 50 ? Double.NaN : place);

    assertThat(Resamples.interval(Vector.of(values), 7)).isEqualTo(new Interval(2, 98));
    assertThat(Resamples.interval(Vector.of(Double.NaN), 7)).isEqualTo(new Interval(7, 7));
  }

  @FunctionalInterface
  private interface Counted {
    double of(int[] counts);
  }

  private static Statistic counting(int samples, Counted counted) {
    return new Statistic() {
      @Override
      public int samples() {
        return samples;
      }

      @Override
      public double value() {
        return 0;
      }

      @Override
      public double value(int[] counts) {
        return counted.of(counts);
      }

      @Override
      public double[] influences() {
        return new double[samples];
      }
    };
  }
}
