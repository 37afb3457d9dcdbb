package dev.guillotine.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.data.objects.ObjectImageSet;
import dev.guillotine.representation.random.RandomAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewFeedTest {
  private static final int END = 12;

  private final Samples images =
      new ObjectImageSet(new DataSource.Objects(100, 100, 16, 0L)).train();
  private final ViewMaker maker =
      new ViewMaker(
          Views.standard(),
          images.shape(),
          new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.2, 0.2, 0.2)),
          RandomAddress.of(1, "views"));

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "3, 2", "20, 1"})
  void shouldGiveWhatEachStepShows(int ahead, int threads) throws InterruptedException {
    try (ViewFeed feed = feed(ViewFeedTest::samples, ahead, threads)) {
      for (long step = 0; step < END; step++) {
        assertThat(values(feed.take(step))).isEqualTo(expected(step));
      }
    }
  }

  @Test
  void shouldGoOnFromAnyStep() throws InterruptedException {
    try (ViewFeed feed = feed(ViewFeedTest::samples, 2, 1)) {
      for (long step : new long[] {7, 8, 2, 3, 3, 11, 0}) {
        assertThat(values(feed.take(step))).isEqualTo(expected(step));
      }
    }
  }

  @Test
  void shouldLeaveTheBatchInUseAlone() throws InterruptedException {
    CountDownLatch made = new CountDownLatch(3);
    LongFunction<StepSamples> counted =
        step -> {
          made.countDown();
          return samples(step);
        };
    try (ViewFeed feed = feed(counted, 2, 1)) {
      SampleBatch batch = feed.take(0);
      made.await();
      assertThat(values(batch)).isEqualTo(expected(0));
    }
  }

  @Test
  void shouldTellOfAFailureAtItsStepAndGoOn() throws InterruptedException {
    AtomicInteger failures = new AtomicInteger();
    LongFunction<StepSamples> failing =
        step -> {
          if (step == 2 && failures.getAndIncrement() == 0) {
            throw new IllegalStateException("no step 2");
          }
          return samples(step);
        };
    try (ViewFeed feed = feed(failing, 3, 1)) {
      feed.take(0);
      assertThat(values(feed.take(1))).isEqualTo(expected(1));
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> feed.take(2))
          .withMessage("no step 2");
      assertThat(values(feed.take(2))).isEqualTo(expected(2));
      assertThat(values(feed.take(3))).isEqualTo(expected(3));
    }
  }

  @Test
  void shouldTellOfASampleThatCannotBeRead() {
    LongFunction<StepSamples> beyond = step -> StepSamples.alike(0, new int[] {0, 1, 2, 999}, 2);
    try (ViewFeed feed = feed(beyond, 1, 2)) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> feed.take(0));
    }
  }

  @Test
  void shouldStopWaitingWhenInterrupted() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    LongFunction<StepSamples> slow =
        step -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return samples(step);
        };
    try (ViewFeed feed = feed(slow, 1, 1)) {
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> feed.take(0));
      release.countDown();
      assertThat(values(feed.take(0))).isEqualTo(expected(0));
    }
  }

  @Test
  void shouldReadNoSampleOnceClosed() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    LongFunction<StepSamples> counted =
        step -> {
          asked.incrementAndGet();
          return samples(step);
        };
    ViewFeed feed = feed(counted, 8, 1);
    feed.take(0);
    feed.close();
    int before = asked.get();

    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> feed.take(END - 1));
    assertThat(asked).hasValue(before);
  }

  @Test
  void shouldRefuseWhatIsNoStep() {
    try (ViewFeed feed = feed(ViewFeedTest::samples, 1, 1)) {
      assertThatIllegalArgumentException().isThrownBy(() -> feed.take(END));
      assertThatIllegalArgumentException().isThrownBy(() -> feed.take(-1));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> feed(ViewFeedTest::samples, 0, 1));
  }

  private ViewFeed feed(LongFunction<StepSamples> steps, int ahead, int threads) {
    return new ViewFeed(maker, images, steps, 8, END, ahead, threads);
  }

  private static StepSamples samples(long step) {
    int first = (int) step;
    return StepSamples.alike(first / 5, new int[] {first, first + 9, first + 20, first + 3}, 2);
  }

  private float[] expected(long step) {
    SampleBatch batch = SampleBatch.direct(images.shape(), 8);
    try (Workers workers = new Workers(1)) {
      maker.write(images, samples(step), batch, workers);
    }
    return values(batch);
  }

  private static float[] values(SampleBatch batch) {
    float[] values = new float[batch.slots() * batch.shape().values()];
    batch.values().get(0, values);
    return values;
  }
}
