package dev.guillotine.embedding.description;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.picture.ContactSheet;
import dev.guillotine.representation.data.picture.Tile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Shows people what samples look like. */
final class SplitPicture {
  /** Bytes of one picture: three of them, written as text, leave room in a record for the rest. */
  static final int MOST_BYTES = 150_000;

  /** Longest side of a sample in the picture, in pixels. */
  private static final int SIDE = 64;

  private static final int MOST_COLUMNS = 6;

  private SplitPicture() {}

  /**
   * A contact sheet (PNG) of the first samples: 36 of them, or a smaller square number where those
   * take more than {@value #MOST_BYTES} bytes; empty where the samples are no images.
   */
  static Optional<byte[]> of(Samples samples) throws IOException {
    if (!(samples.shape() instanceof ImageShape shape)) {
      return Optional.empty();
    }
    int zoom = ContactSheet.zoom(shape, SIDE);
    List<Tile> tiles =
        IntStream.range(0, Math.min(samples.size(), MOST_COLUMNS * MOST_COLUMNS))
            .mapToObj(position -> Thumbnail.of(samples, position, SIDE))
            .toList();
    int columns = MOST_COLUMNS;
    byte[] picture = png(tiles, columns, zoom);
    while (picture.length > MOST_BYTES) {
      columns--;
      picture = png(tiles, columns, zoom);
    }
    return Optional.of(picture);
  }

  /** A single sample takes at most 64 × 64 × 3 bytes and a little more: the loop above ends. */
  private static byte[] png(List<Tile> tiles, int columns, int zoom) throws IOException {
    List<Tile> shown = tiles.subList(0, Math.min(tiles.size(), columns * columns));
    return new ContactSheet(shown, columns, zoom).png();
  }
}
