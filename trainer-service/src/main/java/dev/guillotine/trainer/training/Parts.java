package dev.guillotine.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.SampleTensor;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.trainer.label.Labels;
import dev.guillotine.trainer.view.DeviceViews;
import dev.guillotine.trainer.view.PositivePairs;
import dev.guillotine.trainer.view.StepSamples;
import dev.guillotine.trainer.view.ViewFeed;
import dev.guillotine.trainer.view.ViewMaker;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * What each step trains on, part by part: views and labels. Views are made ahead on the processor,
 * or at once on a GPU where the network lives.
 */
final class Parts implements AutoCloseable {
  private static final int AHEAD = 2;
  private static final int THREADS_PER_VIEW_THREAD = 4;

  private final Samples samples;
  private final SampleOrder order;
  private final PositivePairs pairs;
  private final Optional<Labels> labels;
  private final Optional<Labels> probed;
  private final int views;
  private final int count;
  private final int rows;
  private final ViewFeed feed;
  private final DeviceViews onDevice;

  /**
   * @param order of the samples
   * @param pairs which samples are positives
   * @param labels that the method's loss reads
   * @param probed labels that the online probe learns
   * @param steps of the whole run
   */
  Parts(
      RunSpecification specification,
      Samples samples,
      Normalisation normalisation,
      SampleOrder order,
      PositivePairs pairs,
      Optional<Labels> labels,
      Optional<Labels> probed,
      long steps,
      ComputeEngine engine) {
    this.samples = samples;
    this.order = order;
    this.pairs = pairs;
    this.labels = labels;
    this.probed = probed;
    this.views = Math.max(1, specification.method().views());
    this.count = specification.step().parts();
    this.rows = specification.batch() / count;
    RandomAddress draws = RandomAddress.of(specification.seed(), ViewMaker.PURPOSE);
    boolean device = DeviceViews.suits(engine) && DeviceViews.fits(samples.shape());
    this.onDevice =
        device
            ? new DeviceViews(
                specification.views(), samples.imageShape(), normalisation, draws, engine)
            : null;
    this.feed =
        device
            ? null
            : new ViewFeed(
                new ViewMaker(specification.views(), samples.shape(), normalisation, draws),
                samples,
                this::samples,
                views * rows,
                steps * count,
                AHEAD,
                Math.max(1, engine.threads() / THREADS_PER_VIEW_THREAD));
  }

  /** The samples of a part, by its number from the beginning of the run. */
  private StepSamples samples(long part) {
    int[] positions = positions(part);
    int epoch = order.epoch(part / count);
    return views == 2
        ? StepSamples.pairs(epoch, positions, pairs)
        : StepSamples.alike(epoch, positions, views);
  }

  private int[] positions(long part) {
    int from = (int) (part % count) * rows;
    return Arrays.copyOfRange(order.positions(part / count), from, from + rows);
  }

  /** The parts of a step, each to be used before the next is asked for. */
  Iterable<Part> of(long step) {
    return () -> iterator(step);
  }

  private Iterator<Part> iterator(long step) {
    return IntStream.range(0, count).mapToObj(part -> part(step * count + part)).iterator();
  }

  private Part part(long number) {
    StepSamples shown = samples(number);
    int[] positions = Arrays.stream(shown.positions()).flatMapToInt(Arrays::stream).toArray();
    long[] ofMethod = labels.map(known -> known.at(positions)).orElse(null);
    long[] ofProbe = probed.map(known -> known.at(positions)).orElse(null);
    if (onDevice != null) {
      return new Part(manager -> onDevice.make(samples, shown, manager), ofMethod, ofProbe);
    }
    SampleBatch batch = taken(number);
    return new Part(manager -> loaded(batch, manager), ofMethod, ofProbe);
  }

  private static NDArray loaded(SampleBatch batch, NDManager manager) {
    return SampleTensor.of(batch, batch.slots(), manager);
  }

  private SampleBatch taken(long number) {
    try {
      return feed.take(number);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for views");
    }
  }

  @Override
  public void close() {
    if (feed == null) {
      onDevice.close();
    } else {
      feed.close();
    }
  }
}
