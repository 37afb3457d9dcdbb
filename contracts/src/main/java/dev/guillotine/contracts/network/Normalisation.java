package dev.guillotine.contracts.network;

import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import java.util.List;

/**
 * What a network's input is normalised by: (pixel / 255 − mean) / deviation, or (value − mean) /
 * deviation for signals, per channel.
 *
 * @param mean of each channel over the pretraining samples, for images in [0, 1]
 * @param deviation standard deviation of each channel, above 0
 */
public record Normalisation(List<Double> mean, List<Double> deviation) {
  public Normalisation {
    mean = Required.someOf("mean", mean);
    deviation = Required.someOf("deviation", deviation);
    if (mean.size() != deviation.size()) {
      throw new InvalidValueException("deviation", deviation, "as many numbers as \"mean\"");
    }
    for (double value : deviation) {
      if (!(value > 0) || Double.isInfinite(value)) {
        throw new InvalidValueException("deviation", value, "a finite number above 0");
      }
    }
  }
}
