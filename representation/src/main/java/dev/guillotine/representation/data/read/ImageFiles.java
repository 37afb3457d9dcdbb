package dev.guillotine.representation.data.read;

import java.util.Locale;
import java.util.Set;

/** What image files are called; their content alone decides what they are. */
final class ImageFiles {
  /** Endings, in small letters, of the formats that are decoded. */
  static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "jfif", "png", "gif", "bmp", "webp");

  private ImageFiles() {}

  /**
   * Whether a path is that of an image: by its ending, and neither the file nor a folder that it is
   * in is hidden or macOS's own.
   */
  static boolean named(String path) {
    for (String part : path.split("/", -1)) {
      if (part.startsWith(".") || part.equals("__MACOSX")) {
        return false;
      }
    }
    return ENDINGS.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
