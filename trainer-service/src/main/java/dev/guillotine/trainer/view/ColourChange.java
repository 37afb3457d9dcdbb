package dev.guillotine.trainer.view;

/**
 * A change of colours, folded into one affine map and clamped to [0, 1] once, at the end. In order:
 *
 * <ol>
 *   <li>brightness b: every value times b;
 *   <li>contrast c: away from the image's mean luma m, {@code c × value + (1 − c) × m};
 *   <li>saturation s: away from the pixel's own luma, in the same way; grayscale is s = 0;
 *   <li>hue: the colour differences U and V are turned, luma stays.
 * </ol>
 *
 * <p>Luma and colour differences are those of ITU-R BT.601. A grey image has no saturation and no
 * hue: only brightness and contrast change it. For one thread.
 */
final class ColourChange {
  static final int CHANNELS = 3;

  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;
  private static final double U_SCALE = 0.492;
  private static final double V_SCALE = 0.877;

  private final boolean coloured;
  private final float[][] matrix = new float[CHANNELS][CHANNELS];
  private final float[][] before;

  /**
   * @param channels of each image, 1 or 3
   * @param pixels of each image
   */
  ColourChange(int channels, int pixels) {
    this.coloured = channels == CHANNELS;
    this.before = new float[channels][pixels];
  }

  /** Changes the colours of {@code [channels][pixels]} values in [0, 1]. */
  void apply(ColourFactors factors, float[][] view) {
    if (coloured && factors.changesColours()) {
      applyColoured(factors, view);
    } else if (factors.changesGrey()) {
      applyGrey(factors, view[0]);
    }
  }

  private static void applyGrey(ColourFactors factors, float[] view) {
    double sum = 0;
    for (float value : view) {
      sum += value;
    }
    float gain = (float) (factors.brightness() * factors.contrast());
    float offset = (float) (meanShare(factors) * (sum / view.length));
    for (int i = 0; i < view.length; i++) {
      view[i] = clamp(gain * view[i] + offset);
    }
  }

  private void applyColoured(ColourFactors factors, float[][] view) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      System.arraycopy(view[channel], 0, before[channel], 0, view[channel].length);
    }
    float offset = (float) (meanShare(factors) * meanLuma(view[0], view[1], view[2]));
    fillMatrix(factors, matrix);
    for (int channel = 0; channel < CHANNELS; channel++) {
      mix(before[0], before[1], before[2], matrix[channel], offset, view[channel]);
    }
  }

  private static double meanLuma(float[] red, float[] green, float[] blue) {
    double sum = 0;
    for (int i = 0; i < red.length; i++) {
      sum += RED * red[i] + GREEN * green[i] + BLUE * blue[i];
    }
    return sum / red.length;
  }

  private static void mix(
      float[] red, float[] green, float[] blue, float[] weights, float offset, float[] mixed) {
    float ofRed = weights[0];
    float ofGreen = weights[1];
    float ofBlue = weights[2];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = clamp(ofRed * red[i] + ofGreen * green[i] + ofBlue * blue[i] + offset);
    }
  }

  /** What a channel counts in the luma. */
  static double luma(int channel) {
    return channel == 0 ? RED : channel == 1 ? GREEN : BLUE;
  }

  /** How much of the image's mean luma is added to every value. */
  static double meanShare(ColourFactors factors) {
    return (1 - factors.contrast()) * factors.brightness();
  }

  /** Column j is what becomes of a pixel with 1 in channel j and 0 elsewhere. */
  static void fillMatrix(ColourFactors factors, float[][] matrix) {
    double gain = factors.brightness() * factors.contrast();
    double cos = factors.saturation() * StrictMath.cos(2 * Math.PI * factors.hue());
    double sin = factors.saturation() * StrictMath.sin(2 * Math.PI * factors.hue());
    for (int channel = 0; channel < CHANNELS; channel++) {
      double luma = luma(channel);
      double u = U_SCALE * ((channel == 2 ? 1 : 0) - luma);
      double v = V_SCALE * ((channel == 0 ? 1 : 0) - luma);
      double red = luma + (sin * u + cos * v) / V_SCALE;
      double blue = luma + (cos * u - sin * v) / U_SCALE;
      double green = (luma - RED * red - BLUE * blue) / GREEN;
      matrix[0][channel] = (float) (gain * red);
      matrix[1][channel] = (float) (gain * green);
      matrix[2][channel] = (float) (gain * blue);
    }
  }

  private static float clamp(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
