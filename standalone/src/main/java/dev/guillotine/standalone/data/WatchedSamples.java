package dev.guillotine.standalone.data;

import dev.guillotine.representation.data.ForwardingSamples;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.store.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;

/** Samples whose every reading is told to somebody. */
final class WatchedSamples extends ForwardingSamples {
  private final Reading reading;
  private final AtomicLong count = new AtomicLong();

  WatchedSamples(Samples source, Reading reading) {
    super(source);
    this.reading = reading;
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    super.read(position, target, offset);
    try {
      reading.at(count.incrementAndGet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
