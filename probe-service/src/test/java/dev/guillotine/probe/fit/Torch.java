package dev.guillotine.probe.fit;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/** libtorch as the tests use it: on one thread of the CPU, which leaves the other cores alone. */
final class Torch {
  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
  }

  private Torch() {}

  /** Native memory for one test, to be closed by it. */
  static NDManager memory() {
    return Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
  }
}
