package dev.guillotine.representation.data.corruption;

import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.picture.ContactSheet;
import dev.guillotine.representation.data.picture.Tile;
import dev.guillotine.representation.random.RandomAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * One image under every kind of damage, for a person to look at: a row for each kind, the image as
 * it is in the first column, severities 1 to 5 in those after it.
 */
public final class CorruptionGrid {
  private CorruptionGrid() {}

  /**
   * Lays the grid out; the pixels are those of {@link CorruptedImages} at the same address.
   *
   * @param images to choose from
   * @param position of the one to show
   * @param address of everything that is drawn for the images
   * @param zoom side in pixels of what was one pixel, 1 to 64
   */
  public static ContactSheet of(Samples images, int position, RandomAddress address, int zoom) {
    List<Tile> tiles = new ArrayList<>();
    for (CorruptionKind kind : CorruptionKind.values()) {
      tiles.add(Tile.of(images, position, "original"));
      for (int severity = 1; severity <= CorruptionKind.SEVERITIES; severity++) {
        Samples corrupted = new CorruptedImages(images, kind, severity, address);
        tiles.add(Tile.of(corrupted, position, kind.text() + " " + severity));
      }
    }
    return new ContactSheet(tiles, 1 + CorruptionKind.SEVERITIES, zoom);
  }
}
