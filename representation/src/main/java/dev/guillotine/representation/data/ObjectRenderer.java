package dev.guillotine.representation.data;

import dev.guillotine.representation.random.RandomStream;

/**
 * Paints one object before a textured background, RGB. A colour is a luma and a hue: a direction in
 * the plane of the colour differences U and V (ITU-R BT.601), so that a hue has no brightness of
 * its own. Outlines are smoothed over one pixel.
 *
 * <p>Only operations with one correct result are used (no {@code Math.sin}), so that an image is
 * the same on every machine.
 */
final class ObjectRenderer {
  static final int CHANNELS = 3;

  private static final double CHROMA = 0.16;
  private static final double LIGHT = 0.1;
  private static final double TEXTURE = 0.04;
  private static final double NOISE = 0.05;
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
   * @param noise of the pixels
   * @param target receives {@code [size, size, 3]} unsigned bytes
   * @param offset where in it they begin
   */
  void paint(ObjectFactors factors, RandomStream noise, byte[] target, int offset) {
    Silhouette silhouette = Silhouette.of(factors.shape());
    double unit = factors.radius() * size;
    double cos = cos(factors.rotation()) / unit;
    double sin = sin(factors.rotation()) / unit;
    double[] object = colour(0.5 + factors.contrast() / 2, factors.hue());
    double[] background = colour(0.5 - factors.contrast() / 2, factors.backgroundHue());
    double lightX = LIGHT * cos(factors.light());
    double lightY = LIGHT * sin(factors.light());
    Wave wave = new Wave(factors, size);
    int next = offset;
    for (int row = 0; row < size; row++) {
      double dy = row + 0.5 - factors.y() * size;
      double rowLight = lightY * ((2 * row + 1.0) / size - 1);
      for (int column = 0; column < size; column++) {
        double dx = column + 0.5 - factors.x() * size;
        double cover = cover(silhouette, dx * cos + dy * sin, dy * cos - dx * sin, unit);
        double shade =
            rowLight + lightX * ((2 * column + 1.0) / size - 1) + TEXTURE * wave.at(row, column);
        long bits = noise.bits();
        for (int channel = 0; channel < CHANNELS; channel++) {
          double ground = background[channel];
          double value = ground + cover * (object[channel] - ground) + shade;
          target[next++] = level(value + NOISE * triangular(bits));
          bits >>>= 2 * NOISE_BITS;
        }
      }
    }
  }

  private static double cover(Silhouette silhouette, double x, double y, double unit) {
    double reach = Silhouette.REACH + 1 / unit;
    if (x * x + y * y > reach * reach) {
      return 0;
    }
    return Math.max(0, Math.min(1, 0.5 - silhouette.distance(x, y) * unit));
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

  private static double cos(double turns) {
    return StrictMath.cos(2 * Math.PI * turns);
  }

  private static double sin(double turns) {
    return StrictMath.sin(2 * Math.PI * turns);
  }

  /** A plane sine wave, by the addition theorem: one sine for each row and column. */
  private static final class Wave {
    private final double[] rowSine;
    private final double[] rowCosine;
    private final double[] columnSine;
    private final double[] columnCosine;

    Wave(ObjectFactors factors, int size) {
      rowSine = new double[size];
      rowCosine = new double[size];
      columnSine = new double[size];
      columnCosine = new double[size];
      double perRow = factors.waves() * sin(factors.waveDirection()) / size;
      double perColumn = factors.waves() * cos(factors.waveDirection()) / size;
      for (int i = 0; i < size; i++) {
        rowSine[i] = sin(perRow * i + factors.wavePhase());
        rowCosine[i] = cos(perRow * i + factors.wavePhase());
        columnSine[i] = sin(perColumn * i);
        columnCosine[i] = cos(perColumn * i);
      }
    }

    double at(int row, int column) {
      return rowSine[row] * columnCosine[column] + rowCosine[row] * columnSine[column];
    }
  }
}
