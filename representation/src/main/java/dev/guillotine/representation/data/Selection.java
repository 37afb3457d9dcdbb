package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;
import java.util.Arrays;

/** Some images of a split, in an order of their own. */
public final class Selection implements Images {
  private final Images source;
  private final int[] positions;

  /** The images of {@code source} at the given positions, in that order. */
  Selection(Images source, int[] positions) {
    this.source = source;
    this.positions = positions;
  }

  /** The first {@code most} images, or all when there are fewer. */
  public Selection first(int most) {
    return new Selection(source, Arrays.copyOf(positions, Math.min(most, positions.length)));
  }

  /** Where in the source's split the image at {@code position} lies. */
  public int sourcePosition(int position) {
    return positions[position];
  }

  @Override
  public ImageShape shape() {
    return source.shape();
  }

  @Override
  public int size() {
    return positions.length;
  }

  @Override
  public int label(int position) {
    return source.label(positions[position]);
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    source.read(positions[position], target, offset);
  }
}
