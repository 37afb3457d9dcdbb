package dev.guillotine.representation.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomAddressTest {
  private final RandomAddress base = RandomAddress.of(1, "test");

  @Test
  void shouldBeEqualForEqualParts() {
    assertThat(RandomAddress.of(1, "test").at(2).at(3)).isEqualTo(base.at(2).at(3));
  }

  @Test
  void shouldTellPartsAndTheirOrderApart() {
    assertThat(base.at(1).at(2)).isNotEqualTo(base.at(2).at(1));
    assertThat(base.at(0)).isNotEqualTo(base).isNotEqualTo(base.at(0).at(0));
    assertThat(RandomAddress.of(1, "test")).isNotEqualTo(RandomAddress.of(2, "test"));
    assertThat(RandomAddress.of(1, "test")).isNotEqualTo(RandomAddress.of(1, "tests"));
    assertThat(RandomAddress.of(1, "te").at('s')).isNotEqualTo(RandomAddress.of(1, "tes"));
  }

  @Test
  void shouldKeepManyAddressesApart() {
    Set<RandomAddress> seen = new HashSet<>();
    for (int epoch = 0; epoch < 20; epoch++) {
      for (int sample = 0; sample < 1000; sample++) {
        for (int view = 0; view < 2; view++) {
          seen.add(base.at(epoch).at(sample).at(view));
        }
      }
    }

    assertThat(seen).hasSize(40_000);
  }

  @Test
  void shouldPermute() {
    int[] order = base.permutation(1000);

    assertThat(order).isEqualTo(base.permutation(1000)).isNotEqualTo(base.at(0).permutation(1000));
    assertThat(Arrays.stream(order).sorted()).containsExactlyElementsOf(numbers(1000));
    assertThat(base.permutation(0)).isEmpty();
    assertThat(base.permutation(1)).containsExactly(0);
  }

  @Test
  void shouldPermuteInEveryOrderEquallyOften() {
    int draws = 24_000;
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < draws; i++) {
      counts.merge(Arrays.toString(base.at(i).permutation(4)), 1, Integer::sum);
    }
    double expected = draws / 24.0;
    double chiSquare =
        counts.values().stream()
            .mapToDouble(count -> (count - expected) * (count - expected) / expected)
            .sum();

    assertThat(counts).hasSize(24);
    assertThat(chiSquare).isLessThan(49.7); // 99.9 % quantile, 23 degrees of freedom
  }

  private static Iterable<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
