package dev.guillotine.representation.data.corruption;

import java.util.Arrays;

/**
 * Weights with which the neighbours of a pixel count, and the pixel itself; their sum is 1. The
 * value of a pixel becomes the weighted mean of those at its place plus each offset.
 *
 * <p>Beyond its edges the image goes on as its own mirror image: d c b a | a b c d | d c b a. A
 * kernel equal to its own half turn then keeps the mean of the image, and every kernel keeps a
 * constant image.
 *
 * @param rows offset of each neighbour, downward
 * @param columns offset of each neighbour, to the right
 * @param weights of each neighbour
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and not shared
record Kernel(int[] rows, int[] columns, float[] weights) {

  /**
   * From weights in a rectangle around the pixel; they are divided by their sum, and those of 0 are
   * left out.
   *
   * @param rectangle an odd number of rows, of one and the same odd length
   */
  static Kernel of(double[][] rectangle) {
    int down = rectangle.length / 2;
    int across = rectangle[0].length / 2;
    double sum = Arrays.stream(rectangle).flatMapToDouble(Arrays::stream).sum();
    int[] rows = new int[rectangle.length * rectangle[0].length];
    int[] columns = new int[rows.length];
    float[] weights = new float[rows.length];
    int count = 0;
    for (int row = -down; row <= down; row++) {
      for (int column = -across; column <= across; column++) {
        double weight = rectangle[down + row][across + column];
        if (weight > 0) {
          rows[count] = row;
          columns[count] = column;
          weights[count++] = (float) (weight / sum);
        }
      }
    }
    return new Kernel(
        Arrays.copyOf(rows, count), Arrays.copyOf(columns, count), Arrays.copyOf(weights, count));
  }

  /**
   * The weighted means.
   *
   * @param plane {@code [height × width]}
   * @return {@code [height × width]}
   */
  float[] apply(float[] plane, int height, int width) {
    int down = reach(rows);
    int across = reach(columns);
    int stride = width + 2 * across;
    float[] mirrored = mirrored(plane, height, width, down, across);
    float[] means = new float[plane.length];
    for (int tap = 0; tap < weights.length; tap++) {
      float weight = weights[tap];
      int first = (down + rows[tap]) * stride + across + columns[tap];
      for (int row = 0; row < height; row++) {
        add(weight, mirrored, first + row * stride, means, row * width, width);
      }
    }
    return means;
  }

  private static void add(
      float weight, float[] source, int from, float[] target, int to, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i] += weight * source[from + i];
    }
  }

  private static float[] mirrored(float[] plane, int height, int width, int down, int across) {
    int stride = width + 2 * across;
    float[] mirrored = new float[(height + 2 * down) * stride];
    for (int row = -down; row < height + down; row++) {
      int source = mirrored(row, height) * width;
      int target = (row + down) * stride + across;
      System.arraycopy(plane, source, mirrored, target, width);
      for (int column = 1; column <= across; column++) {
        mirrored[target - column] = plane[source + mirrored(-column, width)];
        mirrored[target + width - 1 + column] = plane[source + mirrored(width - 1 + column, width)];
      }
    }
    return mirrored;
  }

  private static int mirrored(int index, int size) {
    int turn = Math.floorMod(index, 2 * size);
    return turn < size ? turn : 2 * size - 1 - turn;
  }

  private static int reach(int[] offsets) {
    return Arrays.stream(offsets).map(Math::abs).max().orElse(0);
  }
}
