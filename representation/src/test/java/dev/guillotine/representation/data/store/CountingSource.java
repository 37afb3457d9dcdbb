package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.DataSet;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives training samples of sixteen equal values, and counts how often it is read, for tests. */
final class CountingSource implements DataCache.Source {
  static final ImageShape SHAPE = new ImageShape(1, 4, 4);

  private final int samples;
  private final int value;
  private final AtomicInteger readings = new AtomicInteger();

  /**
   * @param samples how many
   * @param value of the first one's values; each other's is one more
   */
  CountingSource(int samples, int value) {
    this.samples = samples;
    this.value = value;
  }

  int readings() {
    return readings.get();
  }

  @Override
  public void read(DataSetWriter writer) throws IOException {
    readings.incrementAndGet();
    ClassColumn classes = ClassColumn.numbered(2);
    writer.task("class", classes);
    SplitWriter train = writer.split(Split.TRAIN, SHAPE);
    byte[] sample = new byte[SHAPE.bytes()];
    for (int position = 0; position < samples; position++) {
      Arrays.fill(sample, (byte) (value + position));
      train.add(sample);
      classes.add(Split.TRAIN, Integer.toString(position % 2));
      writer.tell();
    }
  }

  /** Whether a set holds what this source gives. */
  boolean equalTo(DataSet set) {
    byte[] sample = new byte[SHAPE.bytes()];
    byte[] expected = new byte[SHAPE.bytes()];
    boolean equal = set.train().size() == samples;
    for (int position = 0; equal && position < samples; position++) {
      Arrays.fill(expected, (byte) (value + position));
      set.train().read(position, sample, 0);
      equal = Arrays.equals(sample, expected);
    }
    return equal;
  }
}
