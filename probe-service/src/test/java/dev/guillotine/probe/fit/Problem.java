package dev.guillotine.probe.fit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A task of classes with all that makes one awkward, and what scikit-learn reaches on it; {@code
 * scikit_learn_problems.py} beside the file wrote it.
 *
 * @param sets train, validation and test
 * @param reached for each penalty, from the strongest to the weakest
 */
record Problem(String name, int width, List<Part> sets, List<Reached> reached) {

  /** Features, row after row, and classes. */
  record Part(List<Float> features, List<Integer> labels) {}

  /** The objective on train, and accuracies of what train gives and of what both give. */
  record Reached(double penalty, double objective, double validation, double test) {}

  /** All of them. */
  static List<Problem> all() {
    try (InputStream json = Problem.class.getResourceAsStream("scikit-learn-problems.json")) {
      return List.of(new ObjectMapper().readValue(json, Problem[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProbeData data() {
    return Samples.data(rows(0), rows(1), rows(2));
  }

  private Labelled rows(int set) {
    float[] features = new float[sets.get(set).features().size()];
    for (int index = 0; index < features.length; index++) {
      features[index] = sets.get(set).features().get(index);
    }
    int[] labels = sets.get(set).labels().stream().mapToInt(Integer::intValue).toArray();
    return Labelled.of(features, width, labels);
  }

  @Override
  public String toString() {
    return name;
  }
}
