package dev.guillotine.representation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Differentiation on the calling thread. A parameter keeps its gradient until it is cleared; what
 * comes from several losses adds up.
 */
public final class Gradients {
  private Gradients() {}

  /** Computes something of which {@link #backward} will be asked: operations are recorded. */
  public static <T> T recorded(Supplier<T> computation) {
    return inMode(true, computation);
  }

  /** Does something that is no part of the loss, such as writing to parameters. */
  public static void unrecorded(Runnable action) {
    inMode(
        false,
        () -> {
          action.run();
          return null;
        });
  }

  /** Computes something that no gradient goes through. */
  public static <T> T unrecorded(Supplier<T> computation) {
    return inMode(false, computation);
  }

  private static <T> T inMode(boolean recorded, Supplier<T> computation) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(recorded);
    try {
      return computation.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /** Adds the derivative of a recorded scalar to the gradient of each parameter that it reads. */
  public static void backward(NDArray loss) {
    try (NDManager temporary = loss.getManager().newSubManager()) {
      NDArray one = temporary.ones(loss.getShape());
      JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
    }
  }

  /** Sets a parameter's gradient to 0. */
  public static void clear(NDArray parameter) {
    JniUtils.zeroGrad((PtNDArray) parameter);
  }
}
