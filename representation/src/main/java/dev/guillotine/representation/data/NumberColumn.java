package dev.guillotine.representation.data;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.Split;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Numbers, or angles where there is a period. */
public final class NumberColumn implements Column {
  private final OptionalDouble period;
  private final Map<Split, IntList> bits = new EnumMap<>(Split.class);

  /** A column of numbers. */
  public NumberColumn() {
    this.period = OptionalDouble.empty();
  }

  /** A column of angles with this period, above 0. */
  public NumberColumn(double period) {
    this.period = OptionalDouble.of(period);
  }

  /**
   * Adds the value of the next sample of a split.
   *
   * @throws UnusableDataException if it is not finite as a 32-bit number
   */
  public void add(Split split, double value) throws UnusableDataException {
    float stored = (float) (period.isEmpty() ? value : reduced(value, period.getAsDouble()));
    if (!Float.isFinite(stored)) {
      throw new UnusableDataException("found %s, expected a finite number".formatted(value));
    }
    bits.computeIfAbsent(split, key -> new IntList()).add(Float.floatToRawIntBits(stored));
  }

  @Override
  public void add(Split split, String value) throws UnusableDataException {
    try {
      add(split, Double.parseDouble(value.strip()));
    } catch (NumberFormatException e) {
      throw new UnusableDataException("found \"%s\", expected a number".formatted(value));
    }
  }

  private static double reduced(double value, double period) {
    double rest = value % period;
    double positive = rest < 0 ? rest + period : rest;
    return (float) positive >= (float) period ? 0 : positive + 0.0; // no negative zero
  }

  @Override
  public int size(Split split) {
    return bits.containsKey(split) ? bits.get(split).size() : 0;
  }

  @Override
  public Task task(String name) {
    return period.isEmpty()
        ? new Task.Regression(name)
        : new Task.Circular(name, period.getAsDouble());
  }

  @Override
  public Targets.Numbers targets(Split split) {
    int[] stored = bits.containsKey(split) ? bits.get(split).toArray() : new int[0];
    float[] values = new float[stored.length];
    for (int i = 0; i < stored.length; i++) {
      values[i] = Float.intBitsToFloat(stored[i]);
    }
    return new Targets.Numbers(values);
  }

  @Override
  public List<String> names() {
    return List.of();
  }
}
