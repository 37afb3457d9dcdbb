package dev.guillotine.representation.data.mnist1d;

import dev.guillotine.representation.random.RandomStream;

/**
 * All that decides a signal of a class, noise apart. Each factor is drawn uniformly from its range,
 * independently of the others. The ranges are the authors' defaults (greydanus/mnist1d, {@code
 * get_dataset_args}).
 *
 * @param padding zeros that follow the template, 36 to 60: the more, the narrower it is drawn
 * @param scale of the template's height, in [0.8, 1.2)
 * @param translation to the right, in points of the canvas, 0 to 47
 * @param shear by how much the signal's end is lowered against its beginning, in [−0.375, 0.375)
 */
record SignalFactors(int padding, double scale, int translation, double shear) {
  static final int LEAST_PADDING = 36;
  static final int MOST_PADDING = 60;
  static final double SCALE_RANGE = 0.4;
  static final int TRANSLATIONS = 48;
  static final double SHEAR_RANGE = 0.75;

  SignalFactors {
    if (padding < LEAST_PADDING || padding > MOST_PADDING) {
      throw new IllegalArgumentException(
          "padding: %d is not allowed; %d to %d is"
              .formatted(padding, LEAST_PADDING, MOST_PADDING));
    }
    if (translation < 0 || translation >= TRANSLATIONS) {
      throw new IllegalArgumentException(
          "translation: %d is not allowed; 0 to %d is".formatted(translation, TRANSLATIONS - 1));
    }
  }

  static SignalFactors draw(RandomStream random) {
    return new SignalFactors(
        LEAST_PADDING + random.below(MOST_PADDING - LEAST_PADDING + 1),
        random.uniform(1 - SCALE_RANGE / 2, 1 + SCALE_RANGE / 2),
        random.below(TRANSLATIONS),
        random.uniform(-SHEAR_RANGE / 2, SHEAR_RANGE / 2));
  }
}
