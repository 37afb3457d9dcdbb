package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.specification.Method;
import dev.guillotine.contracts.specification.Method.SimClr.Negatives;

/** Which loss a method makes smaller, and which of a pass's results it reads. */
public final class Objective {
  private Objective() {}

  /**
   * The loss of a batch. Rows are views: of 2n rows, row i and row i + n are two views of sample i.
   *
   * @param method what is trained
   * @param projection {@code [m, d]}: the projector's output
   * @param output {@code [m, d]}: what comes after it, the predictor's or the classifier's output;
   *     read by BYOL, SimSiam and supervised training
   * @param labels {@code [m]}, INT64: the classes of what the views show; null unless SupCon or
   *     supervised
   * @param target {@code [m, d]}: the target network's projections; null unless BYOL
   * @throws IllegalArgumentException when the method has no loss, or a result that it reads is null
   */
  public static Loss of(
      Method method, NDArray projection, NDArray output, NDArray labels, NDArray target) {
    if (method instanceof Method.SimClr simClr) {
      return simClr.negatives() == Negatives.BOTH
          ? NtXent.of(projection, simClr.temperature())
          : InfoNce.of(projection, simClr.temperature());
    }
    if (method instanceof Method.VicReg vicReg) {
      return VicReg.of(projection, vicReg);
    }
    if (method instanceof Method.BarlowTwins barlowTwins) {
      return BarlowTwins.of(projection, barlowTwins.redundancy());
    }
    if (method instanceof Method.Byol) {
      return Byol.of(output, required(target, "target projections", method));
    }
    if (method instanceof Method.SimSiam) {
      return SimSiam.of(output, projection);
    }
    if (method instanceof Method.SupCon supCon) {
      return SupCon.of(projection, required(labels, "labels", method), supCon.temperature());
    }
    if (method instanceof Method.Supervised supervised) {
      return CrossEntropy.of(output, required(labels, "labels", method), supervised.smoothing());
    }
    throw new IllegalArgumentException("no loss for " + method);
  }

  private static NDArray required(NDArray value, String what, Method method) {
    if (value == null) {
      throw new IllegalArgumentException("no " + what + " for " + method);
    }
    return value;
  }
}
