package dev.guillotine.representation.data;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.corruption.CorruptionGrid;
import dev.guillotine.representation.data.picture.ContactSheet;
import dev.guillotine.representation.random.RandomAddress;
import java.io.IOException;
import java.nio.file.Path;

/** Draws the generated set, for a person to look at. */
final class Pictures {
  private Pictures() {}

  /** Writes {@code target/objects.png} and {@code target/corruptions.png}. */
  public static void main(String[] arguments) throws IOException {
    Images images = new ObjectImageSet(new DataSource.Objects(null, null, null, null)).train();
    ContactSheet.of(images, 240, 20, 2).write(Path.of("target", "objects.png"));
    RandomAddress address = RandomAddress.of(0, "pictures");
    CorruptionGrid.of(images, 5, address, 3).write(Path.of("target", "corruptions.png"));
  }
}
