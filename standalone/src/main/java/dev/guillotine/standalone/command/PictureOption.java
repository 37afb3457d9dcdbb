package dev.guillotine.standalone.command;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.representation.data.picture.ContactSheet;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a picture goes, and how much its small images are enlarged to be looked at. */
final class PictureOption {
  private static final int SIDE = 96;

  @Option(
      names = {"--out", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The picture, PNG. One that is there is replaced.")
  private Path file;

  /** The zoom for images of a shape: their longer side comes to 96 pixels or so. */
  static int zoom(ImageShape shape) {
    return ContactSheet.zoom(shape, SIDE);
  }

  /** Writes the picture; returns where. */
  Path write(ContactSheet picture) throws IOException {
    picture.write(file);
    return file;
  }
}
