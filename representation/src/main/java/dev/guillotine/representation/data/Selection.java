package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.SampleShape;
import java.util.Arrays;
import java.util.Optional;

/** Some samples of a split, in an order of their own. */
public final class Selection implements Samples {
  private final Samples source;
  private final int[] positions;

  /** The samples of {@code source} at the given positions, in that order. */
  Selection(Samples source, int[] positions) {
    this.source = source;
    this.positions = positions;
  }

  /** The first {@code most} samples, or all when there are fewer. */
  public Selection first(int most) {
    return new Selection(source, Arrays.copyOf(positions, Math.min(most, positions.length)));
  }

  /** Those at the given positions of this selection, in that order. */
  Selection at(int[] chosen) {
    return new Selection(
        source, Arrays.stream(chosen).map(position -> positions[position]).toArray());
  }

  /** Where in the source's split the sample at {@code position} lies. */
  public int sourcePosition(int position) {
    return positions[position];
  }

  @Override
  public SampleShape shape() {
    return source.shape();
  }

  @Override
  public int size() {
    return positions.length;
  }

  @Override
  public Targets targets(String task) {
    return source.targets(task).at(positions);
  }

  @Override
  public Optional<int[]> groups() {
    return source.groups().map(groups -> new Targets.Classes(groups).at(positions).values());
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    source.read(positions[position], target, offset);
  }
}
