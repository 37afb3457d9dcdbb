package dev.guillotine.trainer.view;

import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.random.RandomStream;

/**
 * How strongly colours change.
 *
 * @param brightness factor; 1 changes nothing
 * @param contrast factor; 1 changes nothing
 * @param saturation factor; 1 changes nothing, 0 is grayscale
 * @param hue turn of the colour circle, in turns; 0 changes nothing
 */
record ColourFactors(double brightness, double contrast, double saturation, double hue) {
  /** No change. */
  static final ColourFactors NONE = new ColourFactors(1, 1, 1, 0);

  /** Draws a jitter, or none. */
  static ColourFactors draw(Views.Jitter jitter, RandomStream random) {
    if (random.chance(jitter.probability())) {
      return new ColourFactors(
          factor(jitter.brightness(), random),
          factor(jitter.contrast(), random),
          factor(jitter.saturation(), random),
          random.uniform(-jitter.hue(), jitter.hue()));
    }
    return NONE;
  }

  private static double factor(double strength, RandomStream random) {
    return random.uniform(1 - strength, 1 + strength);
  }

  /** The same change, but all colour is lost. */
  ColourFactors faded() {
    return new ColourFactors(brightness, contrast, 0, hue);
  }

  /** Whether grey images look different afterwards. */
  boolean changesGrey() {
    return brightness != 1 || contrast != 1;
  }

  /** Whether coloured images look different afterwards. */
  boolean changesColours() {
    return changesGrey() || saturation != 1 || hue != 0;
  }
}
