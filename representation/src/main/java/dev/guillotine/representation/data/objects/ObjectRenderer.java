package dev.guillotine.representation.data.objects;

import dev.guillotine.representation.random.RandomStream;

/**
 * Paints one lit solid before a textured background, RGB. A colour is a luma and a hue: a direction
 * in the plane of the colour differences U and V (ITU-R BT.601), so that a hue has no brightness of
 * its own.
 *
 * <p>Only operations with one correct result are used (no {@code Math.sin}), so that an image is
 * the same on every machine.
 */
final class ObjectRenderer {
  static final int CHANNELS = 3;

  private static final double OBJECT_LUMA = 0.62;
  private static final double BACKGROUND_LUMA = 0.4;
  private static final double CHROMA = 0.16;
  private static final double AMBIENT = 0.4;
  private static final double DIFFUSE = 0.75;
  private static final double TEXTURE = 0.1;
  private static final double NOISE = 0.03;
  private static final int NOISE_BITS = 10;

  private final int size;

  /**
   * @param size height and width in pixels
   */
  ObjectRenderer(int size) {
    this.size = size;
  }

  /**
   * Paints an image.
   *
   * @param factors what it shows
   * @param noise of the pixels, and where the texture begins
   * @param target receives {@code [size, size, 3]} unsigned bytes
   * @param offset where in it they begin
   */
  void paint(ObjectFactors factors, RandomStream noise, byte[] target, int offset) {
    double[] object = colour(OBJECT_LUMA, factors.hue());
    double[] background = colour(BACKGROUND_LUMA, factors.backgroundHue());
    Texture texture = new Texture(factors.texture(), noise.uniform(), size);
    SolidTracer tracer = new SolidTracer(factors, size);
    int next = offset;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        tracer.trace(row, column);
        double cover = tracer.cover();
        double lit = AMBIENT + DIFFUSE * tracer.light();
        double ground = 1 + TEXTURE / BACKGROUND_LUMA * texture.at(row, column);
        long bits = noise.bits();
        for (int channel = 0; channel < CHANNELS; channel++) {
          double behind = background[channel] * ground;
          double value = behind + cover * (object[channel] * lit - behind);
          target[next++] = level(value + NOISE * triangular(bits));
          bits >>>= 2 * NOISE_BITS;
        }
      }
    }
  }

  private static double[] colour(double luma, double hue) {
    double red = luma + CHROMA * sin(hue) / 0.877;
    double blue = luma + CHROMA * cos(hue) / 0.492;
    double green = (luma - 0.299 * red - 0.114 * blue) / 0.587;
    return new double[] {red, green, blue};
  }

  /** Between −1 and 1, mean 0, from the low twenty bits: the difference of two uniform numbers. */
  private static double triangular(long bits) {
    int mask = (1 << NOISE_BITS) - 1;
    int difference = (int) (bits & mask) - (int) ((bits >>> NOISE_BITS) & mask);
    return (double) difference / mask;
  }

  private static byte level(double value) {
    return (byte) Math.max(0, Math.min(255, (int) (value * 255 + 0.5)));
  }

  /** Cosine of an angle in turns. */
  static double cos(double turns) {
    return StrictMath.cos(2 * Math.PI * turns);
  }

  /** Sine of an angle in turns. */
  static double sin(double turns) {
    return StrictMath.sin(2 * Math.PI * turns);
  }

  /** The product of a wave across the columns and one down the rows, between −1 and 1. */
  private static final class Texture {
    private final double[] rows;
    private final double[] columns;

    Texture(double waves, double phase, int size) {
      rows = new double[size];
      columns = new double[size];
      for (int i = 0; i < size; i++) {
        columns[i] = sin(waves * i / size + phase);
        rows[i] = cos(waves * i / size + 2 * phase);
      }
    }

    double at(int row, int column) {
      return rows[row] * columns[column];
    }
  }
}
