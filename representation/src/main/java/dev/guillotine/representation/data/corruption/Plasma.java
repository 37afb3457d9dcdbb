package dev.guillotine.representation.data.corruption;

import dev.guillotine.representation.random.RandomStream;

/**
 * A cloud by the diamond-square algorithm (Fournier, Fussell and Carpenter, "Computer rendering of
 * stochastic models", Communications of the ACM 25, 1982) on a map whose opposite edges meet. Every
 * new point is the mean of four around it plus a uniform number; that number's range shrinks by the
 * square of a decay whenever the points come closer by half. The whole is brought to [0, 1].
 *
 * <p>The map's side is the next power of two, at most {@value #LARGEST_MAP}: what would be finer
 * than that is too faint to see. An image of another side looks at it bilinearly.
 */
final class Plasma {
  private static final int LARGEST_MAP = 256;

  private final int size;
  private final double step;
  private final float[] map;

  /**
   * @param side of the square that the cloud covers, in pixels
   * @param decay above 1: the larger, the smoother
   * @param random where the numbers come from
   */
  Plasma(int side, double decay, RandomStream random) {
    this.size = Math.min(LARGEST_MAP, Integer.highestOneBit(2 * side - 1));
    this.step = (double) size / side;
    this.map = new float[size * size];
    double range = 1;
    for (int distance = size; distance > 1; distance /= 2) {
      fillSquares(distance, range, random);
      fillDiamonds(distance, range, random);
      range /= decay * decay;
    }
    bringToUnit();
  }

  /** Density at a pixel, 0 to 1. */
  double at(int row, int column) {
    double y = row * step;
    double x = column * step;
    int top = (int) y;
    int left = (int) x;
    double upper = between(top, left, x - left);
    return upper + (y - top) * (between(top + 1, left, x - left) - upper);
  }

  private double between(int row, int left, double share) {
    double here = point(row, left);
    return here + share * (point(row, left + 1) - here);
  }

  /** The middle of each square of known points. */
  private void fillSquares(int distance, double range, RandomStream random) {
    int half = distance / 2;
    for (int row = half; row < size; row += distance) {
      for (int column = half; column < size; column += distance) {
        float sum =
            point(row - half, column - half)
                + point(row - half, column + half)
                + point(row + half, column - half)
                + point(row + half, column + half);
        map[row * size + column] = (float) (sum / 4 + random.uniform(-range, range));
      }
    }
  }

  /** The middle of each side of those squares, from its ends and the middles next to it. */
  private void fillDiamonds(int distance, double range, RandomStream random) {
    int half = distance / 2;
    for (int row = 0; row < size; row += half) {
      int first = row % distance == 0 ? half : 0;
      for (int column = first; column < size; column += distance) {
        float sum =
            point(row - half, column)
                + point(row + half, column)
                + point(row, column - half)
                + point(row, column + half);
        map[row * size + column] = (float) (sum / 4 + random.uniform(-range, range));
      }
    }
  }

  private float point(int row, int column) {
    return map[(row & (size - 1)) * size + (column & (size - 1))];
  }

  private void bringToUnit() {
    float least = map[0];
    float most = map[0];
    for (float value : map) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    for (int i = 0; i < map.length; i++) {
      map[i] = (map[i] - least) / (most - least);
    }
  }
}
