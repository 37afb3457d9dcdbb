package dev.guillotine.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A linear classifier on the trunk's embeddings, trained beside the network and without a gradient
 * into it: it shows whether training goes well, and is no score, since it sees views of the
 * training samples only.
 */
final class OnlineProbe implements AutoCloseable {
  private static final double EPSILON = 1e-5;

  private final NDManager manager;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();
  private long seen;
  private long right;

  /**
   * A classifier that knows nothing.
   *
   * @param dimension d of the trunk's embedding
   * @param classes to tell apart
   * @param manager owns it; closed with it
   */
  OnlineProbe(int dimension, int classes, NDManager manager) {
    this.manager = manager;
    add("weight", new Shape(classes, dimension));
    add("bias", new Shape(classes));
  }

  private void add(String name, Shape shape) {
    NDArray zeros = manager.zeros(shape);
    zeros.setRequiresGradient(true);
    NDScope.unregister(zeros);
    parameters.put(name, zeros);
  }

  /** What its optimizer moves, by name. */
  Map<String, NDArray> parameters() {
    return parameters;
  }

  /**
   * The loss of the classifier on a batch, to be added to the method's, and a count of what it got
   * right.
   *
   * @param trunk {@code [m, d]}
   * @param labels class of each row, {@code [m]} of INT64
   * @return a scalar whose gradient ends at the classifier
   */
  NDArray loss(NDArray trunk, NDArray labels) {
    NDArray features = trunk.stopGradient();
    NDArray centred = features.sub(features.mean(new int[] {0}, true));
    NDArray deviation = centred.square().mean(new int[] {0}, true).add(EPSILON).sqrt();
    NDArray scores =
        centred
            .div(deviation)
            .matMul(parameters.get("weight").transpose())
            .add(parameters.get("bias"));
    seen += labels.size();
    right += scores.argMax(1).eq(labels).toType(DataType.INT64, false).sum().getLong();
    return scores.logSoftmax(1).gather(labels.expandDims(1), 1).mean().neg();
  }

  /** Share that it got right since this was last asked; NaN when it saw nothing. */
  double accuracy() {
    double accuracy = (double) right / seen;
    seen = 0;
    right = 0;
    return accuracy;
  }

  @Override
  public void close() {
    manager.close();
  }
}
