package dev.guillotine.representation.data.mnist1d;

import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;

/** Generated signals as samples of a set. */
record SignalSamples(Mnist1dSignals signals) implements Samples {
  private static final SignalShape SHAPE = new SignalShape(1, Mnist1dSignals.LENGTH);

  @Override
  public SampleShape shape() {
    return SHAPE;
  }

  @Override
  public int size() {
    return signals.size();
  }

  @Override
  public Targets targets(String task) {
    if (!task.equals(Mnist1dSet.TASK)) {
      throw new NoSuchElementException("mnist1d has no task " + task);
    }
    return new Targets.Classes(IntStream.range(0, size()).map(signals::label).toArray());
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    Objects.checkFromIndexSize(offset, SHAPE.bytes(), target.length);
    float[] values = new float[Mnist1dSignals.LENGTH];
    signals.read(position, values, 0);
    ByteBuffer.wrap(target, offset, SHAPE.bytes())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .put(values);
  }
}
