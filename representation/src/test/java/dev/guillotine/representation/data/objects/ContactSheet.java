package dev.guillotine.representation.data.objects;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws images side by side, for a person to look at. */
final class ContactSheet {
  private static final int GAP = 2;

  private ContactSheet() {}

  /** Writes {@code target/objects.png}: the beginning of the default generated set. */
  public static void main(String[] arguments) throws IOException {
    DataSet set = new ObjectImageSet(new DataSource.Objects(null, null, null, null));
    write(set.train(), 20, 12, 2, Path.of("target", "objects.png"));
  }

  /**
   * Writes a PNG of the first images.
   *
   * @param images grey or RGB
   * @param columns images side by side
   * @param rows of images
   * @param zoom side in pixels of what was one pixel
   * @param file to write
   */
  static void write(Samples images, int columns, int rows, int zoom, Path file) throws IOException {
    int stepX = images.imageShape().width() * zoom + GAP;
    int stepY = images.imageShape().height() * zoom + GAP;
    BufferedImage sheet =
        new BufferedImage(columns * stepX, rows * stepY, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < Math.min(columns * rows, images.size()); i++) {
      draw(images, i, sheet, i % columns * stepX, i / columns * stepY, zoom);
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(sheet, "png", file.toFile());
  }

  private static void draw(
      Samples images, int position, BufferedImage sheet, int left, int top, int zoom) {
    int channels = images.imageShape().channels();
    byte[] pixels = new byte[images.imageShape().values()];
    images.read(position, pixels, 0);
    for (int y = 0; y < images.imageShape().height() * zoom; y++) {
      for (int x = 0; x < images.imageShape().width() * zoom; x++) {
        int pixel = (y / zoom * images.imageShape().width() + x / zoom) * channels;
        int red = Byte.toUnsignedInt(pixels[pixel]);
        int green = Byte.toUnsignedInt(pixels[pixel + Math.min(1, channels - 1)]);
        int blue = Byte.toUnsignedInt(pixels[pixel + channels - 1]);
        sheet.setRGB(left + x, top + y, red << 16 | green << 8 | blue);
      }
    }
  }
}
