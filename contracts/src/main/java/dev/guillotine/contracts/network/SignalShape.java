package dev.guillotine.contracts.network;

import dev.guillotine.contracts.validation.IntegerRange;

/**
 * Shape of one signal in one dimension: stored as 32-bit little-endian floating point numbers,
 * {@code [length, channels]}.
 *
 * @param channels measured at each point, 1 to 1,024
 * @param length number of points, 1 to 1,048,576, and at most 268,435,456 values in all
 */
public record SignalShape(int channels, int length) implements SampleShape {
  private static final int MOST_VALUES = 1 << 28;

  public SignalShape {
    new IntegerRange("channels", 0, 1, 1_024).require(channels);
    new IntegerRange("length", 0, 1, Math.min(1 << 20, MOST_VALUES / channels)).require(length);
  }

  @Override
  public int values() {
    return channels * length;
  }

  @Override
  public int bytes() {
    return Float.BYTES * values();
  }
}
