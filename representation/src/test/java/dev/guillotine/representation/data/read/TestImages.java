package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Image files of one colour, and what becomes of them. */
final class TestImages {
  private TestImages() {}

  /** A PNG of 8 × 8 pixels of one grey. */
  static byte[] png(int level) throws IOException {
    return file("png", BufferedImage.TYPE_INT_RGB, 8, 8, level);
  }

  /** A file of one grey. */
  static byte[] file(String format, int type, int width, int height, int level) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(level, level, level));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, format, file);
    return file.toByteArray();
  }

  /** A PNG of noise, which does not get smaller: three bytes a pixel. */
  static byte[] noise(int size) throws IOException {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(0);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  /** First byte of every sample. */
  static int[] levels(Samples samples) {
    byte[] sample = new byte[samples.shape().bytes()];
    return IntStream.range(0, samples.size())
        .map(
            i -> {
              samples.read(i, sample, 0);
              return Byte.toUnsignedInt(sample[0]);
            })
        .toArray();
  }

  static int[] classes(Samples samples, String task) {
    return ((Targets.Classes) samples.targets(task)).values();
  }

  static float[] numbers(Samples samples, String task) {
    return ((Targets.Numbers) samples.targets(task)).values();
  }

  static byte[] labels(Samples samples, String task) {
    return ((Targets.LabelSets) samples.targets(task)).values();
  }

  static Samples validation(DataSet set) {
    return set.validation().orElseThrow();
  }

  static Samples test(DataSet set) {
    return set.test().orElseThrow();
  }
}
