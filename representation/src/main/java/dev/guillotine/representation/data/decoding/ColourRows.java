package dev.guillotine.representation.data.decoding;

/** RGB, {@code [width, 3]} for each row, of samples that may mean something else. */
final class ColourRows implements PixelRows {
  private final SampleRows samples;
  private final ColourCoding coding;
  private final byte[] row;

  ColourRows(SampleRows samples, ColourCoding coding) {
    if (samples.bands() != coding.bands()) {
      throw new IllegalArgumentException(
          "%d bands do not hold %s".formatted(samples.bands(), coding));
    }
    this.samples = samples;
    this.coding = coding;
    row = new byte[samples.width() * samples.bands()];
  }

  @Override
  public int width() {
    return samples.width();
  }

  @Override
  public int height() {
    return samples.height();
  }

  @Override
  public void read(int number, byte[] target) {
    samples.read(number, row);
    coding.toRgb(row, width(), target);
  }
}
