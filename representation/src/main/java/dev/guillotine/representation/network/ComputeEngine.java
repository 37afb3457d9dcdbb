package dev.guillotine.representation.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * libtorch, set up once for this process: offline, without usage reports, one thread between
 * operations and a given number inside each. Its native libraries are unpacked below {@code
 * DJL_CACHE_DIR} (environment variable or system property; by default {@code ~/.djl.ai}).
 *
 * <p>More threads than free processors make every operation many times slower, not faster.
 */
public final class ComputeEngine {
  private final Engine engine;
  private final int threads;
  private final List<Device> devices;

  private ComputeEngine(Engine engine, int threads, List<Device> devices) {
    this.engine = engine;
    this.threads = threads;
    this.devices = devices;
  }

  /**
   * Loads libtorch, or, when it has been loaded, gives threads that have not computed yet another
   * number of helpers.
   *
   * @param threads inside one operation, at least 1
   */
  public static ComputeEngine start(int threads) {
    return start(threads, DeviceChoice.AUTO);
  }

  /**
   * As {@link #start(int)}, on a device of one's choice.
   *
   * @throws DeviceAbsentException when libtorch does not see it
   */
  public static synchronized ComputeEngine start(int threads, DeviceChoice device) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " is not allowed; at least 1 is");
    }
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    Engine engine = Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
    return new ComputeEngine(engine, threads, device.of(engine));
  }

  /** Threads inside one operation. */
  public int threads() {
    return threads;
  }

  /** Where networks live. */
  public Device device() {
    return devices.get(0);
  }

  /** Where training shares out its batches. */
  public List<Device> devices() {
    return devices;
  }

  /** A new owner of tensors on {@link #device()}: they live until it is closed. */
  public NDManager newManager() {
    return engine.newBaseManager(device());
  }
}
