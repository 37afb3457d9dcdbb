package dev.guillotine.contracts.specification;

import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.RealRange;

/**
 * The random transformations whose outcome the network is asked to ignore. Applied in this order.
 *
 * @param crop random resized crop
 * @param flip probability of a horizontal flip, 0 to 1, default 0.5
 * @param jitter colour jitter
 * @param grayscale probability of losing all colour, 0 to 1, default 0.2
 */
public record Views(Crop crop, Double flip, Jitter jitter, Double grayscale) {
  private static final RealRange FLIP = new RealRange("flip", 0.5, 0, 1);
  private static final RealRange GRAYSCALE = new RealRange("grayscale", 0.2, 0, 1);

  public Views {
    crop = crop == null ? new Crop(null, null) : crop;
    flip = FLIP.require(flip);
    jitter = jitter == null ? new Jitter(null, null, null, null, null) : jitter;
    grayscale = GRAYSCALE.require(grayscale);
  }

  /**
   * Random resized crop with an aspect ratio drawn log-uniformly between 3/4 and 4/3.
   *
   * @param smallest smallest share of the image's area, above 0, default 0.2
   * @param largest largest share of the image's area, up to 1, default 1
   */
  public record Crop(Double smallest, Double largest) {
    private static final RealRange SMALLEST = new RealRange("smallest", 0.2, 0.01, 1);
    private static final RealRange LARGEST = new RealRange("largest", 1, 0.01, 1);

    public Crop {
      smallest = SMALLEST.require(smallest);
      largest = LARGEST.require(largest);
      if (smallest > largest) {
        throw new InvalidValueException(
            "smallest", smallest, "a number of at most \"largest\" (" + largest + ")");
      }
    }
  }

  /**
   * Colour jitter: brightness, contrast and saturation are scaled by factors drawn uniformly from
   * [1 − strength, 1 + strength], the hue is turned by a share of the colour circle drawn uniformly
   * from [−hue, hue].
   *
   * @param probability that the jitter is applied at all, 0 to 1, default 0.8
   * @param brightness strength, 0 to 1, default 0.4
   * @param contrast strength, 0 to 1, default 0.4
   * @param saturation strength, 0 to 1, default 0.2
   * @param hue largest turn, 0 to 0.5, default 0.1
   */
  public record Jitter(
      Double probability, Double brightness, Double contrast, Double saturation, Double hue) {
    private static final RealRange PROBABILITY = new RealRange("probability", 0.8, 0, 1);
    private static final RealRange BRIGHTNESS = new RealRange("brightness", 0.4, 0, 1);
    private static final RealRange CONTRAST = new RealRange("contrast", 0.4, 0, 1);
    private static final RealRange SATURATION = new RealRange("saturation", 0.2, 0, 1);
    private static final RealRange HUE = new RealRange("hue", 0.1, 0, 0.5);

    public Jitter {
      probability = PROBABILITY.require(probability);
      brightness = BRIGHTNESS.require(brightness);
      contrast = CONTRAST.require(contrast);
      saturation = SATURATION.require(saturation);
      hue = HUE.require(hue);
    }
  }
}
