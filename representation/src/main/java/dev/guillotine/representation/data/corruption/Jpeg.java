package dev.guillotine.representation.data.corruption;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.random.RandomAddress;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Compresses to JPEG (ISO/IEC 10918-1) in memory and back, with the tables of the standard's annex
 * K scaled to a quality as the Independent JPEG Group's library does, colours at half the
 * resolution. The qualities, 25 to 7, are those of the authors for ImageNet: those for CIFAR-10, 80
 * to 40, cost a network that was trained on generated objects nothing.
 */
final class Jpeg implements Corruption {
  private static final String FORMAT = "jpeg";

  private final ImageShape shape;
  private final float quality;

  Jpeg(Strength strength) {
    this.shape = strength.shape();
    this.quality = (float) strength.of(0.25, 0.18, 0.15, 0.10, 0.07);
  }

  @Override
  public void apply(byte[] pixels, int offset, RandomAddress address) {
    Objects.checkFromIndexSize(offset, shape.values(), pixels.length);
    int[] levels = new int[shape.values()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Byte.toUnsignedInt(pixels[offset + i]);
    }
    BufferedImage image =
        new BufferedImage(
            shape.width(),
            shape.height(),
            shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    image.getRaster().setPixels(0, 0, shape.width(), shape.height(), levels);
    try {
      decompressed(compressed(image)).getPixels(0, 0, shape.width(), shape.height(), levels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < levels.length; i++) {
      pixels[offset + i] = (byte) levels[i];
    }
  }

  private byte[] compressed(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(FORMAT).next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam choice = writer.getDefaultWriteParam();
      choice.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      choice.setCompressionQuality(quality);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), choice);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static Raster decompressed(byte[] bytes) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(FORMAT).next();
    try (MemoryCacheImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      return reader.read(0).getRaster();
    } finally {
      reader.dispose();
    }
  }
}
