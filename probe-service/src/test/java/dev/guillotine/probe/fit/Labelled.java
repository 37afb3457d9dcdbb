package dev.guillotine.probe.fit;

import java.util.Arrays;

/** Features, and a class for each row. */
record Labelled(FeatureMatrix features, Classes classes) {
  static Labelled of(float[] values, int columns, int... labels) {
    int classes = Math.max(2, Arrays.stream(labels).max().orElseThrow() + 1);
    return new Labelled(
        new FeatureMatrix(values, labels.length, columns), new Classes(labels, classes));
  }

  int rows() {
    return features.rows();
  }

  int columns() {
    return features.columns();
  }

  float value(int row, int column) {
    return features.value(row, column);
  }

  int label(int row) {
    return classes.value(row);
  }

  Labelled followedBy(Labelled other) {
    return new Labelled(features.followedBy(other.features), classes.followedBy(other.classes));
  }

  /** Fitted on these, scored on others. */
  Trial<Classes> scoredOn(Labelled others) {
    return new Trial<>(new Fold(features, others.features), classes, others.classes);
  }
}
