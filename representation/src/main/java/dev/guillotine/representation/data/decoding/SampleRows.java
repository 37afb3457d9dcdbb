package dev.guillotine.representation.data.decoding;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;

/**
 * The samples of a raster as bytes, {@code [width, bands]} for each row. Samples of more than 8
 * bits give their high byte (as Pillow does for 16-bit RGB), samples of fewer are spread over 0 to
 * 255, rounded down. Numbers of palette entries stay as they are.
 */
final class SampleRows implements PixelRows {
  private final Raster raster;
  private final int bands;
  private final boolean numbers;
  private final int[] samples;

  /**
   * @param raster whose samples are read
   * @param numbers whether the samples are numbers of palette entries
   */
  SampleRows(Raster raster, boolean numbers) {
    this.raster = raster;
    this.numbers = numbers;
    bands = raster.getNumBands();
    samples = liesInBytes() ? new int[0] : new int[raster.getWidth() * bands];
  }

  int bands() {
    return bands;
  }

  @Override
  public int width() {
    return raster.getWidth();
  }

  @Override
  public int height() {
    return raster.getHeight();
  }

  @Override
  public void read(int row, byte[] target) {
    if (liesInBytes()) {
      copy(row, target);
    } else {
      convert(row, target);
    }
  }

  private boolean liesInBytes() {
    return raster.getSampleModel() instanceof PixelInterleavedSampleModel
        && raster.getDataBuffer() instanceof DataBufferByte;
  }

  private void copy(int row, byte[] target) {
    PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
    DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
    byte[] bytes = buffer.getData();
    int first =
        buffer.getOffset()
            + (raster.getMinY() + row - raster.getSampleModelTranslateY())
                * model.getScanlineStride()
            + (raster.getMinX() - raster.getSampleModelTranslateX()) * model.getPixelStride();
    int stride = model.getPixelStride();
    int[] offsets = model.getBandOffsets();
    int values = raster.getWidth() * bands;
    if (stride == bands && inOrder(offsets)) {
      System.arraycopy(bytes, first, target, 0, values);
      return;
    }
    for (int band = 0; band < bands; band++) {
      for (int from = first + offsets[band], to = band; to < values; from += stride, to += bands) {
        target[to] = bytes[from];
      }
    }
  }

  private static boolean inOrder(int[] offsets) {
    for (int band = 0; band < offsets.length; band++) {
      if (offsets[band] != band) {
        return false;
      }
    }
    return true;
  }

  private void convert(int row, byte[] target) {
    raster.getPixels(raster.getMinX(), raster.getMinY() + row, raster.getWidth(), 1, samples);
    SampleModel model = raster.getSampleModel();
    for (int band = 0; band < bands; band++) {
      int bits = numbers ? Byte.SIZE : model.getSampleSize(band);
      for (int i = band; i < samples.length; i += bands) {
        target[i] = (byte) level(samples[i], bits);
      }
    }
  }

  private static int level(int sample, int bits) {
    if (bits >= Byte.SIZE) {
      return sample >>> (bits - Byte.SIZE);
    }
    return bits == 0 ? 0 : sample * 255 / ((1 << bits) - 1);
  }
}
