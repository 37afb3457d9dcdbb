package dev.guillotine.representation.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.representation.data.ChannelStatistics;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.MemorySamples;
import dev.guillotine.representation.data.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the readers against what is published about the real sets. */
class PublishedStatisticsTest {
  private static final double ROUNDING = 1e-4;

  @TempDir private Path cache;

  @Test
  void shouldReadFashionMnist() throws Exception {
    Path folder = RealData.fashionMnist();

    try (DataSet set = open(new LocatedSource.Idx(folder.toAbsolutePath().toString()))) {
      assertThat(set.identity().name()).isEqualTo("fashion-mnist");
      assertThat(set.tasks()).containsExactly(new Task.Classification("class", 10));
      assertThat(set.train().shape()).isEqualTo(new ImageShape(1, 28, 28));
      assertThat(histogram(set.train())).containsOnly(6_000).hasSize(10);
      assertThat(histogram(set.test().orElseThrow())).containsOnly(1_000).hasSize(10);
      assertStatistics(set.train(), List.of(0.2860), List.of(0.3530));
    }
  }

  @Test
  void shouldReadCifar10() throws Exception {
    Path folder = RealData.cifar10();

    try (DataSet set = open(new LocatedSource.Cifar10(folder.toAbsolutePath().toString()))) {
      assertThat(set.train().shape()).isEqualTo(new ImageShape(3, 32, 32));
      assertThat(histogram(set.train())).containsOnly(5_000).hasSize(10);
      assertThat(histogram(set.test().orElseThrow())).containsOnly(1_000).hasSize(10);
      assertStatistics(
          set.train(), List.of(0.4914, 0.4822, 0.4465), List.of(0.2470, 0.2435, 0.2616));
    }
  }

  private DataSet open(LocatedSource source) throws IOException {
    return OpenSets.in(cache).open(source, samples -> {});
  }

  private static int[] histogram(Samples images) {
    int[] counts = new int[10];
    for (int label : MemorySamples.labels(images)) {
      counts[label]++;
    }
    return counts;
  }

  private static void assertStatistics(
      Samples images, List<Double> means, List<Double> deviations) {
    Normalisation measured = ChannelStatistics.of(images);
    for (int channel = 0; channel < means.size(); channel++) {
      assertThat(measured.mean().get(channel)).isCloseTo(means.get(channel), within(ROUNDING));
      assertThat(measured.deviation().get(channel))
          .isCloseTo(deviations.get(channel), within(ROUNDING));
    }
  }
}
