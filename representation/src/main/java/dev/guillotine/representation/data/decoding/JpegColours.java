package dev.guillotine.representation.data.decoding;

/**
 * Tells what the components of a JPEG file mean, by the rules that libjpeg-turbo goes by: a JFIF
 * header means YCbCr; else Adobe's marker tells; else the components' numbers do.
 */
final class JpegColours {
  private static final int JFIF_SEGMENT = 0xe0;
  private static final int ADOBE_SEGMENT = 0xee;
  private static final int ABSENT = -1;
  private static final int RGB_NUMBERS = 'R' << 16 | 'G' << 8 | 'B';

  private boolean jfif;
  private int adobe = ABSENT;
  private int components;
  private int numbers;

  /** Takes note of a segment of which {@code length} bytes start at {@code start}. */
  void see(EncodedImage file, int marker, int start, int length) throws UnreadableImageException {
    if (marker == JFIF_SEGMENT && length >= 16 && file.holds(start + 2, "JFIF\0")) {
      jfif = true;
    } else if (marker == ADOBE_SEGMENT && length >= 14 && file.holds(start + 2, "Adobe")) {
      adobe = file.unsignedByte(start + 13);
    }
  }

  /** Reads the components of the frame header that starts at {@code start}. */
  void readComponents(EncodedImage file, int start, int length) throws UnreadableImageException {
    components = file.unsignedByte(start + 7);
    if ((components != 1 && components != 3 && components != 4) || length != 8 + 3 * components) {
      throw file.unreadable(
          start + 7,
          "%d components in a header of %d bytes".formatted(components, length),
          "1 (grey), 3 (colour) or 4 (print), of 3 bytes each after the first 8");
    }
    for (int i = 0; i < components; i++) {
      numbers = numbers << 8 | file.unsignedByte(start + 8 + 3 * i);
    }
  }

  int components() {
    return components;
  }

  ColourCoding coding() {
    return switch (components) {
      case 1 -> new PlainColours(1);
      case 3 -> threeAreRgb() ? new PlainColours(3) : new YccColours();
      default -> new CmykColours(adobe != ABSENT && adobe != 0);
    };
  }

  private boolean threeAreRgb() {
    if (jfif) {
      return false;
    }
    return adobe == ABSENT ? numbers == RGB_NUMBERS : adobe == 0;
  }
}
