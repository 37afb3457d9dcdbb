package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;

/**
 * How hard images of one shape are to be hit.
 *
 * @param shape of the images, grey or RGB, at least {@value #LEAST_SIDE} pixels high and wide
 * @param severity from 1 to {@value CorruptionKind#SEVERITIES}
 */
record Strength(ImageShape shape, int severity) {
  private static final int LEAST_SIDE = 8;
  private static final double PUBLISHED_SIDE = 32;

  Strength {
    new IntegerRange("severity", 1, 1, CorruptionKind.SEVERITIES).require(severity);
    if (shape.channels() == 2) {
      throw new InvalidValueException("channels", shape.channels(), "1 (grey) or 3 (RGB)");
    }
    new IntegerRange("height", 0, LEAST_SIDE, 4_096).require(shape.height());
    new IntegerRange("width", 0, LEAST_SIDE, 4_096).require(shape.width());
  }

  /** The parameter of this severity, of five. */
  double of(double first, double second, double third, double fourth, double fifth) {
    return switch (severity) {
      case 1 -> first;
      case 2 -> second;
      case 3 -> third;
      case 4 -> fourth;
      default -> fifth;
    };
  }

  /** The length of this severity, of five given in pixels of an image of 32, in this image's. */
  double length(double first, double second, double third, double fourth, double fifth) {
    return scale() * of(first, second, third, fourth, fifth);
  }

  /** Pixels of the image's shorter side for one of an image of 32, at least 1. */
  private double scale() {
    return Math.max(1, Math.min(shape.height(), shape.width()) / PUBLISHED_SIDE);
  }
}
