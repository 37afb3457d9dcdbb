package dev.guillotine.probe.fit;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One real number for each sample: regression. */
public final class Numbers extends Quantities {
  private final float[] values;

  /**
   * Checks and takes over the numbers of at least one sample.
   *
   * @param values finite, in any unit
   * @throws IllegalArgumentException naming the first row whose value is not finite
   */
  public Numbers(float[] values) {
    requireFinite(values);
    this.values = values;
  }

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  double[][] outputs() {
    return new double[][] {IntStream.range(0, rows()).mapToDouble(row -> values[row]).toArray()};
  }

  @Override
  Map<String, Double> details(double[][] predicted) {
    return Map.of();
  }

  @Override
  String task() {
    return "a number";
  }

  @Override
  Optional<String> flaw() {
    return constancy("the value", outputs()[0], 0);
  }

  @Override
  Numbers followedBy(Targets others) {
    float[] next = ((Numbers) others).values;
    float[] all = Arrays.copyOf(values, Math.addExact(values.length, next.length));
    System.arraycopy(next, 0, all, values.length, next.length);
    return new Numbers(all);
  }
}
