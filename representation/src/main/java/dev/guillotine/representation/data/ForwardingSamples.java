package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.SampleShape;
import java.util.Optional;

/** Samples that are those of a source in all that a subclass does not say otherwise. */
public abstract class ForwardingSamples implements Samples {
  private final Samples source;

  /**
   * @param source whose samples these are
   */
  protected ForwardingSamples(Samples source) {
    this.source = source;
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
  }
}
