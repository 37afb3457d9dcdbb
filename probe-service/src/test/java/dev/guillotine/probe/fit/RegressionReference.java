package dev.guillotine.probe.fit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What scikit-learn computes for regression and for sets of labels; {@code
 * scikit_learn_regression.py} beside the file wrote it.
 */
record RegressionReference(
    List<RidgeProblem> ridge, List<Precision> precision, List<MultiLabelProblem> multiLabel) {

  /**
   * Ridge regression on standardised features.
   *
   * @param best penalty of the probe's grid on the second set
   */
  record RidgeProblem(
      String name,
      int width,
      float[] train,
      float[] trainTargets,
      float[] test,
      float[] testTargets,
      List<RidgeFit> fits,
      double best) {
    FeatureMatrix trainFeatures() {
      return new FeatureMatrix(train, trainTargets.length, width);
    }

    FeatureMatrix testFeatures() {
      return new FeatureMatrix(test, testTargets.length, width);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** One of its solutions. */
  record RidgeFit(
      double penalty,
      double[] weights,
      double intercept,
      double[] predicted,
      double determination) {}

  /**
   * Average precision of scores.
   *
   * @param each label's
   */
  record Precision(int labels, byte[] truth, float[] scores, double[] each, double macro) {
    LabelSets labelSets() {
      return new LabelSets(truth, labels);
    }
  }

  /** A logistic regression for each label; scores are of the second set. */
  record MultiLabelProblem(
      double penalty,
      int width,
      int labels,
      float[] train,
      byte[] trainTruth,
      float[] test,
      byte[] testTruth,
      double[] scores,
      double macro) {}

  static RegressionReference read() {
    try (InputStream json =
        RegressionReference.class.getResourceAsStream("scikit-learn-regression.json")) {
      return new ObjectMapper().readValue(json, RegressionReference.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
