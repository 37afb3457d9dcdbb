package dev.guillotine.representation.data.decoding;

/** RGB rows of a frame, laid on an image of which they cover a part. */
final class FramedRows implements PixelRows {
  private static final int CHANNELS = 3;

  private final PixelRows covered;
  private final Frame frame;
  private final byte[] row;

  FramedRows(PixelRows covered, Frame frame) {
    this.covered = covered;
    this.frame = frame;
    row = new byte[CHANNELS * frame.width()];
  }

  @Override
  public int width() {
    return frame.canvasWidth();
  }

  @Override
  public int height() {
    return frame.canvasHeight();
  }

  @Override
  public void read(int number, byte[] target) {
    for (int i = 0; i < CHANNELS * width(); i += CHANNELS) {
      target[i] = (byte) (frame.background() >> 16);
      target[i + 1] = (byte) (frame.background() >> 8);
      target[i + 2] = (byte) frame.background();
    }
    int within = number - frame.top();
    if (within >= 0 && within < frame.height()) {
      covered.read(within, row);
      System.arraycopy(row, 0, target, CHANNELS * frame.left(), row.length);
    }
  }
}
