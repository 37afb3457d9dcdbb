package dev.guillotine.contracts.network;

import java.util.List;

/**
 * Cells that a map or a signal is averaged over, as many along each axis.
 *
 * @param side cells along each axis, at least 1
 * @param axes 2 for a map, 1 for a signal
 */
public record Grid(int side, int axes) {
  public Grid {
    if (side < 1 || axes < 1 || axes > 2) {
      throw new IllegalArgumentException(side + " cells along each of " + axes + " axes");
    }
  }

  /**
   * The finest grid that leaves no more numbers than allowed, and no cell without a value.
   *
   * @param shape {@code [c, h, w]} or {@code [c, length]}
   * @param most numbers, at least c
   */
  public static Grid finest(List<Integer> shape, int most) {
    int channels = shape.get(0);
    int axes = shape.size() - 1;
    int shortest =
        shape.subList(1, shape.size()).stream().mapToInt(Integer::intValue).min().orElse(1);
    int side = axes == 1 ? most / channels : (int) Math.sqrt((double) most / channels);
    return new Grid(Math.max(1, Math.min(side, shortest)), axes);
  }

  /**
   * The grid of a cut that is pooled so.
   *
   * @param cut at a map or a signal
   */
  public static Grid of(CutPoint cut) {
    int cells = cut.dimension() / cut.shape().get(0);
    int axes = cut.shape().size() - 1;
    return new Grid(axes == 1 ? cells : (int) Math.round(Math.sqrt(cells)), axes);
  }

  /** Cells in all. */
  public int cells() {
    return axes == 1 ? side : side * side;
  }
}
