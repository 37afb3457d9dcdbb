package dev.guillotine.representation.data;

import dev.guillotine.representation.random.RandomAddress;
import java.util.Arrays;

/**
 * A random order of samples in which those of one group follow each other. The groups are in
 * {@linkplain StratifiedOrder stratified order} by the class of their first sample.
 */
final class GroupedOrder {
  private final int[] order;

  /** For each place of the order, the first place of the group there. */
  private final int[] begins;

  private GroupedOrder(int[] order, int[] begins) {
    this.order = order;
    this.begins = begins;
  }

  /**
   * The order that belongs to an address.
   *
   * @param labels class of each sample, from 0
   * @param groups number of the group of each sample, from 0
   */
  static GroupedOrder of(int[] labels, int[] groups, RandomAddress address) {
    int[] byGroup = sortedBy(groups);
    int[] firsts = new int[byGroup.length];
    int count = 0;
    for (int i = 0; i < byGroup.length; i++) {
      if (i == 0 || groups[byGroup[i]] != groups[byGroup[i - 1]]) {
        firsts[count++] = i;
      }
    }
    int[] labelsOfGroups = new int[count];
    for (int group = 0; group < count; group++) {
      labelsOfGroups[group] = labels[byGroup[firsts[group]]];
    }
    int[] order = new int[labels.length];
    int[] begins = new int[labels.length];
    int place = 0;
    for (int group : StratifiedOrder.of(labelsOfGroups, address)) {
      int end = group + 1 < count ? firsts[group + 1] : byGroup.length;
      int begin = place;
      for (int i = firsts[group]; i < end; i++) {
        begins[place] = begin;
        order[place++] = byGroup[i];
      }
    }
    return new GroupedOrder(order, begins);
  }

  /** Positions by group, and within a group as they were. */
  private static int[] sortedBy(int[] groups) {
    long[] keys = new long[groups.length];
    for (int position = 0; position < keys.length; position++) {
      keys[position] = (long) groups[position] << Integer.SIZE | position;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** Number of samples. */
  int size() {
    return order.length;
  }

  /** The last place, at most the one given, at which a group begins. */
  int boundary(int place) {
    return place < order.length ? begins[place] : order.length;
  }

  /** Number of samples of the group that comes first. */
  int firstGroup() {
    int size = 1;
    while (size < begins.length && begins[size] == 0) {
      size++;
    }
    return size;
  }

  /** Samples from one place up to another. */
  int[] forwards(int from, int to) {
    return Arrays.copyOfRange(order, from, to);
  }

  /** Samples from one place up to another, the last one first. */
  int[] backwards(int from, int to) {
    int[] samples = new int[to - from];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = order[to - 1 - i];
    }
    return samples;
  }
}
