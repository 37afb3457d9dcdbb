package dev.guillotine.representation.data.decoding;

import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Takes a reader's warnings for what they mostly mean: that it made up for missing pixels. */
final class Damage implements IIOReadWarningListener {
  /** Warnings of libjpeg about files whose pixels are all there. */
  private static final List<String> HARMLESS =
      List.of("extraneous bytes before marker", "Invalid SOS parameters for sequential JPEG");

  private String found;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    if (found == null && HARMLESS.stream().noneMatch(warning::contains)) {
      found = warning;
    }
  }

  /** The first warning that is not harmless. */
  Optional<String> found() {
    return Optional.ofNullable(found);
  }
}
