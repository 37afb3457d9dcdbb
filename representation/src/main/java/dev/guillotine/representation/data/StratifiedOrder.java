package dev.guillotine.representation.data;

import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;
import java.util.Arrays;

/**
 * A random order of labelled samples in which every beginning and every end holds the classes in
 * the proportions of the whole, to within a few samples.
 *
 * <p>Each class is shuffled and spread evenly over [0, 1): its k-th image falls at a uniform place
 * in the k-th of as many equal intervals as the class has samples. The order is that of the places.
 */
final class StratifiedOrder {
  private static final int POSITION_BITS = 31;
  private static final double PLACES = 0x1p31;

  private StratifiedOrder() {}

  /**
   * Positions of {@code labels} in the order that belongs to an address.
   *
   * @param labels of all samples, each from 0
   */
  static int[] of(int[] labels, RandomAddress address) {
    int[] sizes = new int[Arrays.stream(labels).max().orElse(0) + 1];
    for (int label : labels) {
      sizes[label]++;
    }
    int[] ranks = new int[sizes.length];
    RandomStream random = new RandomStream(address.at(1));
    long[] places = new long[labels.length];
    int next = 0;
    for (int position : address.at(0).permutation(labels.length)) {
      int label = labels[position];
      double place = (ranks[label]++ + random.uniform()) / sizes[label];
      places[next++] = (long) (place * PLACES) << POSITION_BITS | position;
    }
    Arrays.sort(places);
    int[] order = new int[places.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) (places[i] & Integer.MAX_VALUE);
    }
    return order;
  }
}
