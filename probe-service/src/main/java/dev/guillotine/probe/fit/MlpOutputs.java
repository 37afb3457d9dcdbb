package dev.guillotine.probe.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * What a {@link HiddenLayer} learns of a kind of targets, and what its scores are worth.
 *
 * @param <T> the kind
 */
abstract sealed class MlpOutputs<T extends Targets> {
  /** What it is trained on. */
  final T fitted;

  private MlpOutputs(T fitted) {
    this.fitted = fitted;
  }

  /** Those of a task. */
  static MlpOutputs<?> of(Targets fitted) {
    if (fitted instanceof Classes classes) {
      return new OfClasses(classes);
    }
    if (fitted instanceof LabelSets labels) {
      return new OfLabels(labels);
    }
    return new OfQuantities((Quantities) fitted);
  }

  /** The derivative of the loss by {@code scores}, beside {@code truth}, in TorchScript. */
  abstract String wrong();

  /** How many scores each row gets. */
  abstract int count();

  /** What the loss compares with; {@code memory} owns it. */
  abstract NDArray truth(NDManager memory);

  /**
   * How well other targets of the same task are predicted.
   *
   * @param scores {@code [m, count]}
   */
  abstract Statistic statistic(float[] scores, Targets scored);

  /** What else the scores are worth, by name. */
  abstract Map<String, Double> details(float[] scores, Targets scored);

  /** Cross-entropy with the class. */
  private static final class OfClasses extends MlpOutputs<Classes> {
    OfClasses(Classes fitted) {
      super(fitted);
    }

    @Override
    String wrong() {
      return "torch.sub(torch.softmax(scores, 1), torch.one_hot(truth, scores.size(1)))";
    }

    @Override
    int count() {
      return fitted.classes();
    }

    @Override
    NDArray truth(NDManager memory) {
      long[] values = new long[fitted.rows()];
      Arrays.setAll(values, fitted::value);
      return memory.create(values);
    }

    @Override
    Statistic statistic(float[] scores, Targets scored) {
      int[] predicted = new int[scored.rows()];
      for (int row = 0; row < predicted.length; row++) {
        for (int label = 1; label < count(); label++) {
          if (scores[row * count() + label] > scores[row * count() + predicted[row]]) {
            predicted[row] = label;
          }
        }
      }
      return new Accuracy(predicted, (Classes) scored);
    }

    @Override
    Map<String, Double> details(float[] scores, Targets scored) {
      return Map.of();
    }
  }

  /** Cross-entropy with each label. */
  private static final class OfLabels extends MlpOutputs<LabelSets> {
    OfLabels(LabelSets fitted) {
      super(fitted);
    }

    @Override
    String wrong() {
      return "torch.sub(torch.sigmoid(scores), truth)";
    }

    @Override
    int count() {
      return fitted.labels();
    }

    @Override
    NDArray truth(NDManager memory) {
      NDArray values = memory.create(new Shape(fitted.rows(), count()));
      FloatBuffer target = values.toByteBuffer(true).asFloatBuffer();
      for (int row = 0; row < fitted.rows(); row++) {
        for (int label = 0; label < count(); label++) {
          target.put(fitted.has(row, label) ? 1 : 0);
        }
      }
      return values;
    }

    @Override
    Statistic statistic(float[] scores, Targets scored) {
      return new AveragePrecision(scores, (LabelSets) scored);
    }

    @Override
    Map<String, Double> details(float[] scores, Targets scored) {
      return Map.of("labelsScored", (double) ((LabelSets) scored).varying());
    }
  }

  /** Squared error of each output, in its standard deviations. */
  private static final class OfQuantities extends MlpOutputs<Quantities> {
    private final double[][] outputs;
    private final double[] means;
    private final double[] deviations;

    OfQuantities(Quantities fitted) {
      super(fitted);
      outputs = fitted.outputs();
      means = new double[outputs.length];
      deviations = new double[outputs.length];
      for (int output = 0; output < outputs.length; output++) {
        double mean = Arrays.stream(outputs[output]).average().orElseThrow();
        double squares =
            Arrays.stream(outputs[output]).map(value -> (value - mean) * (value - mean)).sum();
        means[output] = mean;
        deviations[output] = squares == 0 ? 1 : Math.sqrt(squares / fitted.rows());
      }
    }

    @Override
    String wrong() {
      return "torch.sub(scores, truth)";
    }

    @Override
    int count() {
      return outputs.length;
    }

    @Override
    NDArray truth(NDManager memory) {
      NDArray values = memory.create(new Shape(fitted.rows(), count()));
      FloatBuffer target = values.toByteBuffer(true).asFloatBuffer();
      for (int row = 0; row < fitted.rows(); row++) {
        for (int output = 0; output < count(); output++) {
          target.put((float) ((outputs[output][row] - means[output]) / deviations[output]));
        }
      }
      return values;
    }

    @Override
    Statistic statistic(float[] scores, Targets scored) {
      return new Determination(predicted(scores), ((Quantities) scored).outputs());
    }

    @Override
    Map<String, Double> details(float[] scores, Targets scored) {
      return ((Quantities) scored).details(predicted(scores));
    }

    private double[][] predicted(float[] scores) {
      double[][] predicted = new double[count()][scores.length / count()];
      for (int index = 0; index < scores.length; index++) {
        int output = index % count();
        predicted[output][index / count()] = means[output] + deviations[output] * scores[index];
      }
      return predicted;
    }
  }
}
