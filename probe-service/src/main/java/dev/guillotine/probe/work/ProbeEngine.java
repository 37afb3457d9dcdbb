package dev.guillotine.probe.work;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.guillotine.platform.compute.ComputeConfiguration;
import jakarta.inject.Singleton;

/** libtorch on the CPU, offline, with the number of threads that the configuration gives. */
@Singleton
final class ProbeEngine {
  private final int threads;

  ProbeEngine(ComputeConfiguration configuration) {
    this.threads = configuration.threads();
  }

  /** Memory for the calling thread's work; to be closed when the work is done. */
  NDManager memory() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    Engine engine = Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
    return engine.newBaseManager(Device.cpu());
  }
}
