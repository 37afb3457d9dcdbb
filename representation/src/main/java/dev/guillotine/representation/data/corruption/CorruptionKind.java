package dev.guillotine.representation.data.corruption;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.network.ImageShape;
import java.util.Locale;

/**
 * Kinds of damage after CIFAR-10-C (Hendrycks and Dietterich, "Benchmarking neural network
 * robustness to common corruptions and perturbations", ICLR 2019, arXiv 1903.12261), each of
 * {@value #SEVERITIES} severities. The constants are those of the authors' program for images of 32
 * pixels (hendrycks/robustness, {@code make_cifar_c.py}) unless the kind says otherwise.
 *
 * <p>Larger images are hurt likewise: lengths (blur, blocks) are given in pixels of an image whose
 * shorter side is 32 and grow in proportion to it. They do not shrink with smaller images, since a
 * blur within a pixel blurs nothing. What has no length is the same at every size: the noise of one
 * pixel, colours, the quality of JPEG; fog and zoom span the image as they are.
 */
public enum CorruptionKind {
  /** Normally distributed noise: a sensor in the dark. */
  @JsonProperty("gaussian-noise")
  GAUSSIAN_NOISE(GaussianNoise::new),
  /** Poisson noise: light comes in photons. */
  @JsonProperty("shot-noise")
  SHOT_NOISE(ShotNoise::new),
  /** Salt and pepper: values lost to black or white. */
  @JsonProperty("impulse-noise")
  IMPULSE_NOISE(ImpulseNoise::new),
  /** A Gaussian low-pass. */
  @JsonProperty("gaussian-blur")
  GAUSSIAN_BLUR(GaussianBlur::new),
  /** A lens out of focus: each point becomes a disc. */
  @JsonProperty("defocus-blur")
  DEFOCUS_BLUR(DefocusBlur::new),
  /** A camera that moves: each point becomes a fading streak. */
  @JsonProperty("motion-blur")
  MOTION_BLUR(MotionBlur::new),
  /** A camera that moves forward: each point becomes a streak away from the centre. */
  @JsonProperty("zoom-blur")
  ZOOM_BLUR(ZoomBlur::new),
  /** Haze of varying density. */
  @JsonProperty("fog")
  FOG(Fog::new),
  /** More light. */
  @JsonProperty("brightness")
  BRIGHTNESS(Brightness::new),
  /** Less difference between light and dark. */
  @JsonProperty("contrast")
  CONTRAST(Contrast::new),
  /** Colours too strong. Leaves grey images as they are. */
  @JsonProperty("saturate")
  SATURATE(Saturate::new),
  /** Fewer, larger pixels. */
  @JsonProperty("pixelate")
  PIXELATE(Pixelate::new),
  /** Lossy compression. */
  @JsonProperty("jpeg")
  JPEG(Jpeg::new);

  /** Number of severities; they are counted from 1. */
  public static final int SEVERITIES = 5;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor, which has no state
  private final Maker maker;

  CorruptionKind(Maker maker) {
    this.maker = maker;
  }

  /**
   * The damage for images of one shape.
   *
   * @param shape at least 8 pixels high and wide
   * @param severity from 1, mild, to {@value #SEVERITIES}
   */
  public Corruption of(ImageShape shape, int severity) {
    return maker.make(new Strength(shape, severity));
  }

  /** The name in documents, for example {@code gaussian-noise}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether images of that shape are damaged at all: false for grey ones when colours are. */
  public boolean changes(ImageShape shape) {
    return this != SATURATE || shape.channels() > 1;
  }

  private interface Maker {
    Corruption make(Strength strength);
  }
}
