package dev.guillotine.probe.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 50, 300})
  void shouldOrderAsACompleteSortDoes(int size) {
    Random random = new Random(5);
    float[] similarities = new float[300];
    for (int index = 0; index < similarities.length; index++) {
      similarities[index] = random.nextInt(41) / 20f - 1; // many ties
    }
    int[] sorted =
        IntStream.range(0, similarities.length)
            .boxed()
            .sorted(
                Comparator.comparing((Integer index) -> -similarities[index])
                    .thenComparing(index -> index))
            .mapToInt(Integer::intValue)
            .toArray();
    Nearest nearest = new Nearest(size);

    for (int index = similarities.length - 1; index >= 0; index--) {
      nearest.offer(similarities[index], index);
    }
    nearest.sort();

    for (int place = 0; place < size; place++) {
      assertThat(nearest.index(place)).isEqualTo(sorted[place]);
      assertThat(nearest.similarity(place)).isEqualTo(similarities[sorted[place]]);
    }
  }

  @Test
  void shouldTakeNegativeZeroForZero() {
    Nearest nearest = new Nearest(2);

    nearest.offer(-0f, 0);
    nearest.offer(0f, 1);
    nearest.sort();

    assertThat(nearest.index(0)).isZero();
  }

  @Test
  void shouldForget() {
    Nearest nearest = new Nearest(1);
    nearest.offer(1, 0);
    nearest.sort();

    nearest.clear();
    nearest.offer(-1, 3);
    nearest.sort();

    assertThat(nearest.index(0)).isEqualTo(3);
  }
}
