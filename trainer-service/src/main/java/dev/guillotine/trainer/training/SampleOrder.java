package dev.guillotine.trainer.training;

import dev.guillotine.representation.random.RandomAddress;
import java.util.Arrays;

/**
 * Which samples every step sees: each epoch goes through them in an order of its own, in full
 * batches; what is left over comes in another epoch. A function of the step's number alone. Safe
 * for use by several threads.
 */
final class SampleOrder {
  private final RandomAddress address;
  private final int samples;
  private final int batch;
  private int orderedEpoch = -1;
  private int[] order;

  /**
   * @param address of the orders' draws
   * @param samples how many there are, at least {@code batch}
   * @param batch samples of one step
   */
  SampleOrder(RandomAddress address, int samples, int batch) {
    this.address = address;
    this.samples = samples;
    this.batch = batch;
  }

  int stepsPerEpoch() {
    return samples / batch;
  }

  /** The epoch that a step belongs to, from 0. */
  int epoch(long step) {
    return Math.toIntExact(step / stepsPerEpoch());
  }

  /** Positions of the samples of a step, {@code [batch]}. */
  synchronized int[] positions(long step) {
    int epoch = epoch(step);
    if (epoch != orderedEpoch) {
      order = address.at(epoch).permutation(samples);
      orderedEpoch = epoch;
    }
    int from = (int) (step % stepsPerEpoch()) * batch;
    return Arrays.copyOfRange(order, from, from + batch);
  }
}
