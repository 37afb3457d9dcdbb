package dev.guillotine.probe.fit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What scikit-learn computes on a small set of samples; {@code scikit_learn_reference.py} beside
 * the file wrote it.
 */
record Reference(
    int width,
    List<Float> train,
    List<Integer> trainLabels,
    List<Float> test,
    List<Integer> testLabels,
    List<Logistic> logistic,
    List<Neighbours> neighbours) {

  /** A logistic regression on standardised features; its biases sum to 0. */
  record Logistic(
      double penalty,
      double objective,
      List<Double> weights,
      List<Double> bias,
      List<Integer> predicted) {}

  /** A weighted vote of the nearest. */
  record Neighbours(int size, List<Integer> predicted) {}

  static Reference read() {
    try (InputStream json = Reference.class.getResourceAsStream("scikit-learn-reference.json")) {
      return new ObjectMapper().readValue(json, Reference.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Labelled trainRows() {
    return rows(train, trainLabels);
  }

  Labelled testRows() {
    return rows(test, testLabels);
  }

  private Labelled rows(List<Float> features, List<Integer> labels) {
    float[] values = new float[features.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = features.get(index);
    }
    return Labelled.of(values, width, labels.stream().mapToInt(Integer::intValue).toArray());
  }
}
