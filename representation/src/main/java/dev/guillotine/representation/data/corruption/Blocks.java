package dev.guillotine.representation.data.corruption;

/** A row of places divided into equal blocks, whose edges may lie within a place. */
final class Blocks {
  /** Weight of every place in the mean of each block, {@code [blocks][size]}. */
  private final float[][] weights;

  /** The block of each place's centre. */
  private final int[] blockOf;

  /** The first place of each block with a weight, and the one after its last. */
  private final int[] first;

  private final int[] end;

  /**
   * @param size places
   * @param count blocks, from 1 to {@code size}
   */
  Blocks(int size, int count) {
    this.weights = new float[count][size];
    this.first = new int[count];
    this.end = new int[count];
    this.blockOf = new int[size];
    double side = (double) size / count;
    for (int block = 0; block < count; block++) {
      double from = block * side;
      double to = from + side;
      first[block] = (int) from;
      end[block] = Math.min(size, (int) Math.ceil(to));
      for (int place = first[block]; place < end[block]; place++) {
        double overlap = Math.min(to, place + 1) - Math.max(from, place);
        weights[block][place] = (float) (overlap / side);
      }
    }
    for (int place = 0; place < size; place++) {
      blockOf[place] = (2 * place + 1) * count / (2 * size);
    }
  }

  /** The means along each row, of as many values as there are places. */
  float[] meanAlong(float[] plane) {
    int width = blockOf.length;
    float[] means = new float[plane.length];
    float[] ofBlock = new float[weights.length];
    for (int row = 0; row < plane.length; row += width) {
      for (int block = 0; block < ofBlock.length; block++) {
        float sum = 0;
        for (int place = first[block]; place < end[block]; place++) {
          sum += weights[block][place] * plane[row + place];
        }
        ofBlock[block] = sum;
      }
      for (int place = 0; place < width; place++) {
        means[row + place] = ofBlock[blockOf[place]];
      }
    }
    return means;
  }

  /** The means down each column. */
  float[] meanDown(float[] plane) {
    int width = plane.length / blockOf.length;
    float[] means = new float[plane.length];
    for (int place = 0; place < blockOf.length; place++) {
      int block = blockOf[place];
      for (int source = first[block]; source < end[block]; source++) {
        float weight = weights[block][source];
        for (int i = 0; i < width; i++) {
          means[place * width + i] += weight * plane[source * width + i];
        }
      }
    }
    return means;
  }
}
