package dev.guillotine.contracts.network;

import dev.guillotine.contracts.validation.IntegerRange;

/**
 * Shape of one signal in one dimension: stored as 32-bit little-endian floating point numbers,
 * {@code [length, channels]}.
 *
 * @param channels measured at each point, 1 to 1,024
 * @param length number of points, 1 to 1,048,576
 */
public record SignalShape(int channels, int length) implements SampleShape {
  public SignalShape {
    new IntegerRange("channels", 0, 1, 1_024).require(channels);
    new IntegerRange("length", 0, 1, 1 << 20).require(length);
  }

  @Override
  public int values() {
    return Math.multiplyExact(channels, length);
  }

  @Override
  public int bytes() {
    return Math.multiplyExact(Float.BYTES, values());
  }
}
