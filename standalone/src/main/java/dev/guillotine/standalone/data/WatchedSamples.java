package dev.guillotine.standalone.data;

import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.store.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Samples whose every reading is told to somebody. */
final class WatchedSamples implements Samples {
  private final Samples source;
  private final Reading reading;
  private final AtomicLong count = new AtomicLong();

  WatchedSamples(Samples source, Reading reading) {
    this.source = source;
    this.reading = reading;
  }

  @Override
  public SampleShape shape() {
    return source.shape();
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public Targets targets(String task) {
    return source.targets(task);
  }

  @Override
  public Optional<int[]> groups() {
    return source.groups();
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    source.read(position, target, offset);
    try {
      reading.at(count.incrementAndGet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
