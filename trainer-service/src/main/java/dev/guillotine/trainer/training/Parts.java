package dev.guillotine.trainer.training;

import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.trainer.view.ViewMaker;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the views of every step. */
final class Parts implements AutoCloseable {
  private final Samples samples;
  private final SampleOrder order;
  private final ViewMaker maker;
  private final Optional<Labels> labels;
  private final Optional<Labels> probed;
  private final int views;
  private final int count;
  private final int size;
  private final SampleBatch batch;
  private final Workers workers;

  Parts(
      RunSpecification specification,
      Samples samples,
      SampleOrder order,
      ViewMaker maker,
      Optional<Labels> labels,
      Optional<Labels> probed,
      int threads) {
    this.samples = samples;
    this.order = order;
    this.maker = maker;
    this.labels = labels;
    this.probed = probed;
    this.views = specification.method().views();
    this.count = specification.step().parts();
    this.size = specification.batch() / count;
    this.batch = SampleBatch.direct(samples.shape(), Math.max(1, views) * size);
    this.workers = new Workers(threads);
  }

  /** The parts of a step, each to be used before the next is asked for. */
  Iterable<Part> of(long step) {
    return () -> iterator(step);
  }

  private Iterator<Part> iterator(long step) {
    int[] positions = order.positions(step);
    return IntStream.range(0, count)
        .mapToObj(
            part -> {
              int[] chosen = Arrays.copyOfRange(positions, part * size, (part + 1) * size);
              maker.write(samples, chosen, order.epoch(step), views, batch, workers);
              return new Part(
                  batch,
                  labels.map(known -> known.at(chosen)).orElse(null),
                  probed.map(known -> known.at(chosen)).orElse(null));
            })
        .iterator();
  }

  @Override
  public void close() {
    workers.close();
  }
}
