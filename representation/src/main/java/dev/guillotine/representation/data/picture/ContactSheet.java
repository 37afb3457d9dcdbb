package dev.guillotine.representation.data.picture;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;
import dev.guillotine.representation.data.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Images side by side, enlarged without smoothing, for a person to look at. Needs neither a screen
 * nor fonts.
 *
 * @param tiles the images, row by row, at least one
 * @param columns images side by side, at least 1
 * @param zoom side in pixels of what was one pixel, 1 to 64
 */
public record ContactSheet(List<Tile> tiles, int columns, int zoom) {
  private static final int MOST_ZOOM = 64;
  private static final int GAP = 4;
  private static final int PAPER = 0xffffff;
  private static final int INK = 0x000000;

  public ContactSheet {
    tiles = Required.someOf("tiles", tiles);
    new IntegerRange("columns", 0, 1, Integer.MAX_VALUE).require(columns);
    new IntegerRange("zoom", 0, 1, MOST_ZOOM).require(zoom);
  }

  /**
   * The beginning of some images.
   *
   * @param most images; fewer when there are not as many
   * @param captions that of the image at each position, or empty
   */
  public static ContactSheet of(
      Samples images, int most, IntFunction<String> captions, int columns, int zoom) {
    List<Tile> tiles =
        IntStream.range(0, Math.min(most, images.size()))
            .mapToObj(position -> Tile.of(images, position, captions.apply(position)))
            .toList();
    return new ContactSheet(tiles, columns, zoom);
  }

  /**
   * The zoom at which the longer side of an image fits into {@code side} pixels, if that is not
   * below 1, and at most the largest allowed.
   */
  public static int zoom(ImageShape shape, int side) {
    return Math.min(MOST_ZOOM, Math.max(1, side / Math.max(shape.height(), shape.width())));
  }

  /** The picture, RGB. Every image has a cell as large as the largest image and caption need. */
  public BufferedImage image() {
    int cellWidth = 0;
    int cellHeight = 0;
    int lineHeight = 0;
    for (Tile tile : tiles) {
      int width = Math.max(tile.shape().width() * zoom, PixelFont.width(tile.caption()));
      cellWidth = Math.max(cellWidth, width + GAP);
      cellHeight = Math.max(cellHeight, tile.shape().height() * zoom + GAP);
      lineHeight = Math.max(lineHeight, tile.caption().isEmpty() ? 0 : PixelFont.HEIGHT + GAP);
    }
    int rows = (tiles.size() + columns - 1) / columns;
    int height = GAP + rows * (cellHeight + lineHeight);
    BufferedImage sheet =
        new BufferedImage(GAP + columns * cellWidth, height, BufferedImage.TYPE_INT_RGB);
    fill(sheet, PAPER);
    for (int i = 0; i < tiles.size(); i++) {
      int left = GAP + i % columns * cellWidth;
      int top = GAP + i / columns * (cellHeight + lineHeight);
      draw(tiles.get(i), sheet, left, top);
      PixelFont.draw(tiles.get(i).caption(), sheet, left, top + cellHeight, INK);
    }
    return sheet;
  }

  /**
   * Writes the picture as PNG, and the folders above it where they are missing.
   *
   * @param file to write; one that is there is replaced
   */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, png());
  }

  /** The picture as PNG. */
  public byte[] png() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    if (!ImageIO.write(image(), "png", png)) {
      throw new IOException("this Java platform writes no PNG");
    }
    return png.toByteArray();
  }

  private void draw(Tile tile, BufferedImage sheet, int left, int top) {
    for (int y = 0; y < tile.shape().height() * zoom; y++) {
      for (int x = 0; x < tile.shape().width() * zoom; x++) {
        sheet.setRGB(left + x, top + y, tile.rgb(y / zoom, x / zoom));
      }
    }
  }

  private static void fill(BufferedImage sheet, int rgb) {
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.setRGB(x, y, rgb);
      }
    }
  }
}
