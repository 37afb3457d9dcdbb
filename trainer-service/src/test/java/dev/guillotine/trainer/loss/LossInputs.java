package dev.guillotine.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * What losses are asked of: two views of six samples.
 *
 * @param labels {@code [6]} of samples
 * @param rowLabels {@code [12]} of rows
 */
record LossInputs(
    NDArray projection, NDArray output, NDArray target, NDArray labels, NDArray rowLabels) {

  /** Labels of both views of each sample; null where there are none. */
  NDArray viewLabels() {
    return labels == null ? null : labels.concat(labels, 0);
  }

  static final int PAIRS = 6;
  static final int WIDTH = 7;

  /** The inputs of {@code losses_reference.py}. */
  static LossInputs reference(NDManager manager) {
    try (SafetensorsFile file = file()) {
      return new LossInputs(
          matrix(file, "projection", manager),
          matrix(file, "output", manager),
          matrix(file, "target", manager),
          manager.create(file.floats("labels")).toType(DataType.INT64, false),
          manager.create(file.floats("rows.labels")).toType(DataType.INT64, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SafetensorsFile file() throws IOException {
    try {
      return SafetensorsFile.open(
          Path.of(LossInputs.class.getResource("losses-reference.safetensors").toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NDArray matrix(SafetensorsFile file, String name, NDManager manager)
      throws IOException {
    return manager.create(file.floats(name), new Shape(2 * PAIRS, WIDTH));
  }

  /** The same with other vectors. */
  LossInputs vectors(UnaryOperator<NDArray> change) {
    return new LossInputs(
        change.apply(projection), change.apply(output), change.apply(target), labels, rowLabels);
  }

  /** The same with samples in another order. */
  LossInputs reordered(long... samples) {
    NDManager manager = labels.getManager();
    NDArray order = manager.create(samples);
    NDArray rows = order.concat(order.add(PAIRS), 0);
    return new LossInputs(
        rows(projection, rows),
        rows(output, rows),
        rows(target, rows),
        labels.take(order),
        rowLabels.take(rows));
  }

  /** The same with the first view second. */
  LossInputs swapped() {
    NDArray rows = labels.getManager().arange(0, 2 * PAIRS, 1, DataType.INT64);
    NDArray other = rows.add(PAIRS).mod(2 * PAIRS).toType(DataType.INT64, false);
    return new LossInputs(
        rows(projection, other),
        rows(output, other),
        rows(target, other),
        labels,
        rowLabels.take(other));
  }

  private static NDArray rows(NDArray matrix, NDArray rows) {
    return matrix.gather(rows.expandDims(1).repeat(1, WIDTH), 0);
  }
}
