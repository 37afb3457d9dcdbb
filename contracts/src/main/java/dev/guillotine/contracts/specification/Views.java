package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.RealRange;

/**
 * The random transformations whose outcome the network is asked to ignore. Those of images are
 * applied in the order of the components here, {@code signal} to signals only.
 *
 * @param rotation turn about the image's centre
 * @param crop random resized crop
 * @param flip probability of a horizontal flip, 0 to 1, default 0.5
 * @param jitter colour jitter
 * @param grayscale probability of losing all colour, 0 to 1, default 0.2
 * @param blur Gaussian blur
 * @param solarize probability that values above ½ are inverted, 0 to 1, default 0
 * @param erasing random erasing
 * @param signal what is done to signals
 * @param second what is different for the second view; default nothing
 */
public record Views(
    Rotation rotation,
    Crop crop,
    Double flip,
    Jitter jitter,
    Double grayscale,
    Blur blur,
    Double solarize,
    Erasing erasing,
    Signal signal,
    @JsonInclude(JsonInclude.Include.NON_NULL) Second second) {
  private static final RealRange FLIP = new RealRange("flip", 0.5, 0, 1);
  private static final RealRange GRAYSCALE = new RealRange("grayscale", 0.2, 0, 1);
  private static final RealRange SOLARIZE = new RealRange("solarize", 0, 0, 1);

  public Views {
    rotation = rotation == null ? new Rotation(null, null) : rotation;
    crop = crop == null ? new Crop(null, null) : crop;
    flip = FLIP.require(flip);
    jitter = jitter == null ? new Jitter(null, null, null, null, null) : jitter;
    grayscale = GRAYSCALE.require(grayscale);
    blur = blur == null ? new Blur(null, null, null) : blur;
    solarize = SOLARIZE.require(solarize);
    erasing = erasing == null ? new Erasing(null, null, null) : erasing;
    signal = signal == null ? new Signal(null, null, null, null) : signal;
  }

  /** The default views. */
  public static Views standard() {
    return new Views(null, null, null, null, null, null, null, null, null, null);
  }

  /** No transformation at all: the view is the sample. */
  public static Views none() {
    return new Views(
        null,
        new Crop(1.0, 1.0),
        0.0,
        new Jitter(0.0, null, null, null, null),
        0.0,
        null,
        null,
        null,
        new Signal(false, 0, 0.0, 0.0),
        null);
  }

  /**
   * What is done for one view of a sample.
   *
   * @param number of the view, from 0; only view 1 can be different
   */
  public Views of(int number) {
    if (second == null) {
      return this;
    }
    if (number != 1) {
      return new Views(
          rotation, crop, flip, jitter, grayscale, blur, solarize, erasing, signal, null);
    }
    return new Views(
        second.rotation == null ? rotation : second.rotation,
        second.crop == null ? crop : second.crop,
        second.flip == null ? flip : second.flip,
        second.jitter == null ? jitter : second.jitter,
        second.grayscale == null ? grayscale : second.grayscale,
        second.blur == null ? blur : second.blur,
        second.solarize == null ? solarize : second.solarize,
        second.erasing == null ? erasing : second.erasing,
        second.signal == null ? signal : second.signal,
        null);
  }

  /**
   * What is different for the second view; a component that is absent is that of the first view.
   *
   * @param rotation turn about the image's centre
   * @param crop random resized crop
   * @param flip probability of a horizontal flip, 0 to 1
   * @param jitter colour jitter
   * @param grayscale probability of losing all colour, 0 to 1
   * @param blur Gaussian blur
   * @param solarize probability that values above ½ are inverted, 0 to 1
   * @param erasing random erasing
   * @param signal what is done to signals
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Second(
      Rotation rotation,
      Crop crop,
      Double flip,
      Jitter jitter,
      Double grayscale,
      Blur blur,
      Double solarize,
      Erasing erasing,
      Signal signal) {
    public Second {
      flip = flip == null ? null : (Double) FLIP.require(flip);
      grayscale = grayscale == null ? null : (Double) GRAYSCALE.require(grayscale);
      solarize = solarize == null ? null : (Double) SOLARIZE.require(solarize);
    }
  }

  /**
   * Turn by an angle drawn uniformly from [−degrees, degrees]. What comes in from outside the image
   * is the nearest pixel of its border.
   *
   * @param probability that the image is turned at all, 0 to 1, default 0
   * @param degrees largest turn, 0 to 180, default 15
   */
  public record Rotation(Double probability, Double degrees) {
    private static final RealRange PROBABILITY = new RealRange("probability", 0, 0, 1);
    private static final RealRange DEGREES = new RealRange("degrees", 15, 0, 180);

    public Rotation {
      probability = PROBABILITY.require(probability);
      degrees = DEGREES.require(degrees);
    }
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
      requireOrder(smallest, largest);
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

  /**
   * Gaussian blur of a deviation drawn uniformly.
   *
   * @param probability that the image is blurred at all, 0 to 1, default 0
   * @param smallest smallest deviation in pixels, 0.05 to 10, default 0.1
   * @param largest largest deviation in pixels, 0.05 to 10, default 2
   */
  public record Blur(Double probability, Double smallest, Double largest) {
    private static final RealRange PROBABILITY = new RealRange("probability", 0, 0, 1);
    private static final RealRange SMALLEST = new RealRange("smallest", 0.1, 0.05, 10);
    private static final RealRange LARGEST = new RealRange("largest", 2, 0.05, 10);

    public Blur {
      probability = PROBABILITY.require(probability);
      smallest = SMALLEST.require(smallest);
      largest = LARGEST.require(largest);
      requireOrder(smallest, largest);
    }
  }

  /**
   * Random erasing (Zhong et al. 2020, arXiv 1708.04896): a rectangle of an aspect ratio drawn
   * log-uniformly between 0.3 and 1 / 0.3 is set to the mean of the pretraining images.
   *
   * @param probability that anything is erased, 0 to 1, default 0
   * @param smallest smallest share of the image's area, above 0, default 0.02
   * @param largest largest share of the image's area, below 1, default 0.33
   */
  public record Erasing(Double probability, Double smallest, Double largest) {
    private static final RealRange PROBABILITY = new RealRange("probability", 0, 0, 1);
    private static final RealRange SMALLEST = new RealRange("smallest", 0.02, 0.001, 0.9);
    private static final RealRange LARGEST = new RealRange("largest", 0.33, 0.001, 0.9);

    public Erasing {
      probability = PROBABILITY.require(probability);
      smallest = SMALLEST.require(smallest);
      largest = LARGEST.require(largest);
      requireOrder(smallest, largest);
    }
  }

  /**
   * What is done to signals, in this order (the self-supervised notebook of MNIST-1D, arXiv
   * 2011.14439).
   *
   * @param detrend whether mean and linear trend are taken away, default true
   * @param shift most points by which the signal is shifted round, 0 to 1,048,576, default 9; the
   *     number is drawn uniformly from 0 on
   * @param slope deviation of the slope that is added, per point, 0 to 1,000, default 0.04
   * @param offset deviation of the constant that is added, 0 to 1,000, default 0.3
   */
  public record Signal(Boolean detrend, Integer shift, Double slope, Double offset) {
    private static final IntegerRange SHIFT = new IntegerRange("shift", 9, 0, 1 << 20);
    private static final RealRange SLOPE = new RealRange("slope", 0.04, 0, 1_000);
    private static final RealRange OFFSET = new RealRange("offset", 0.3, 0, 1_000);

    public Signal {
      detrend = detrend == null || detrend;
      shift = SHIFT.require(shift);
      slope = SLOPE.require(slope);
      offset = OFFSET.require(offset);
    }
  }

  private static void requireOrder(double smallest, double largest) {
    if (smallest > largest) {
      throw new InvalidValueException(
          "smallest", smallest, "a number of at most \"largest\" (" + largest + ")");
    }
  }
}
