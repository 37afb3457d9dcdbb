package dev.guillotine.embedding.description;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A set of silent signals, which may have any tasks and names. */
record MemorySet(int trained, int tested, List<Task> tasks, Map<String, List<String>> names)
    implements DataSet {
  private static final SignalShape SHAPE = new SignalShape(1, 8);

  @Override
  public DataIdentity identity() {
    return new DataIdentity("memory", "0123456789abcdef".repeat(4));
  }

  @Override
  public Samples train() {
    return new Silence(trained);
  }

  @Override
  public Optional<Samples> test() {
    return tested == 0 ? Optional.empty() : Optional.of(new Silence(tested));
  }

  private record Silence(int size) implements Samples {
    @Override
    public SignalShape shape() {
      return SHAPE;
    }

    @Override
    public Targets targets(String task) {
      return new Targets.Classes(new int[size]);
    }

    @Override
    public void read(int position, byte[] target, int offset) {
      Arrays.fill(target, offset, offset + SHAPE.bytes(), (byte) 0);
    }
  }
}
