package dev.guillotine.trainer.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.TrainingPass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Data-parallel training: each device makes the pass of its share of the samples with copies of the
 * weights, and the results come together on the first one, so that the loss sees the whole batch
 * and gradients return to the one set of weights. Batch norms use the statistics of their device's
 * share; running ones are those of the first device.
 *
 * @param network on the first device
 * @param devices at least one
 */
record Replicas(Network network, List<Device> devices) {

  /**
   * The pass of a whole batch; to be recorded.
   *
   * @param samples {@code [views × n, …]} on the first device, n at least the number of devices
   * @param views of each sample
   */
  TrainingPass train(NDArray samples, int views) {
    if (devices.size() == 1) {
      return network.train(samples);
    }
    long rows = samples.getShape().get(0) / views;
    List<TrainingPass> passes = new ArrayList<>();
    for (int share = 0; share < devices.size(); share++) {
      long from = rows * share / devices.size();
      long to = rows * (share + 1) / devices.size();
      NDArray part = part(samples, views, rows, from, to);
      passes.add(
          share == 0
              ? network.train(part)
              : network.train(
                  part.toDevice(devices.get(share), false), network.replica(devices.get(share))));
    }
    return new TrainingPass(
        gathered(passes, views, TrainingPass::trunk),
        gathered(passes, views, TrainingPass::projection),
        gathered(passes, views, TrainingPass::output));
  }

  /** All views of the samples in a range. */
  private static NDArray part(NDArray samples, int views, long rows, long from, long to) {
    NDList parts = new NDList();
    for (int view = 0; view < views; view++) {
      parts.add(samples.get(new NDIndex("{}:{}", view * rows + from, view * rows + to)));
    }
    return NDArrays.concat(parts, 0);
  }

  /** Embeddings of all shares on the first device, all first views first. */
  private NDArray gathered(
      List<TrainingPass> passes, int views, Function<TrainingPass, NDArray> which) {
    NDList shares = new NDList();
    for (TrainingPass pass : passes) {
      NDArray embeddings = which.apply(pass).toDevice(devices.get(0), false);
      long width = embeddings.getShape().get(1);
      shares.add(embeddings.reshape(new Shape(views, -1, width)));
    }
    NDArray together = NDArrays.concat(shares, 1);
    return together.reshape(new Shape(-1, together.getShape().get(2)));
  }
}
