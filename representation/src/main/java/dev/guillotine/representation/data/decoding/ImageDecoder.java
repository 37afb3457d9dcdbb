package dev.guillotine.representation.data.decoding;

import java.util.concurrent.Semaphore;

/**
 * Makes image files of any size and kind into pixels of one shape, and trusts none of them.
 *
 * <p>The outcome is what Pillow and torchvision make of the file: {@code
 * Image.open(…).convert("RGB")} or {@code "L"}, then {@code Resize} and {@code CenterCrop}; exactly
 * so for formats without loss, and but for the decoders' rounding for JPEG and lossy WebP. As
 * there, alpha is dropped, colour profiles are not applied, and neither is Exif's orientation: a
 * photograph that was taken upright may lie on its side. Unlike there, 16-bit grey is scaled to 8
 * bits, not clipped.
 *
 * <p>Sizes are read from the header and held against the bounds below before anything of that size
 * is allocated. Decoding then takes at most {@link #MOST_MEMORY} or so for each image, and for all
 * that are decoded at once what the decoder was given (that of a progressive JPEG lies outside the
 * heap), besides copies of the files.
 *
 * <p>Safe for use by several threads at once.
 */
public final class ImageDecoder {
  /** Longest file that is read, in bytes. */
  public static final int MOST_ENCODED_BYTES = 64 << 20;

  /** Most pixels of an image: 8,192 × 8,192, more than cameras take. More is taken for a bomb. */
  public static final long MOST_PIXELS = 64L << 20;

  /** Most memory, in bytes, that the decoded pixels of one image may take: 384 MiB. */
  public static final long MOST_MEMORY = 384L << 20;

  private static final int KIBIBYTE = 1 << 10;

  private final PixelReaders readers = new PixelReaders();
  private final int mostEncodedBytes;
  private final long memory;

  /** Kibibytes that are not in use. */
  private final Semaphore free;

  /** A decoder that is held to the bounds above only. */
  public ImageDecoder() {
    this(MOST_ENCODED_BYTES, (long) Integer.MAX_VALUE * KIBIBYTE);
  }

  /**
   * A decoder with bounds of its own.
   *
   * @param encoded longest file, in bytes
   * @param memory bytes that the decoded pixels of all images which are decoded at the same time
   *     may take; who does not fit in waits
   */
  public ImageDecoder(long encoded, long memory) {
    this.mostEncodedBytes = (int) Math.min(MOST_ENCODED_BYTES, encoded);
    this.memory = memory;
    this.free = new Semaphore((int) Math.min(Integer.MAX_VALUE, memory / KIBIBYTE), true);
  }

  /** Longest file that this decoder reads, in bytes. */
  public int mostEncodedBytes() {
    return mostEncodedBytes;
  }

  /**
   * Decodes one file and fits it.
   *
   * @param name of the file, for messages, for example {@code train/cat/7.jpg}; says nothing about
   *     its format
   * @param encoded the file's bytes; they are not changed
   * @param fit shape of the outcome
   * @return {@code [size, size, channels]}, unsigned bytes
   * @throws UnreadableImageException if the file is none of the formats of {@link ImageFormat}, is
   *     not whole or damaged, or is larger than allowed
   */
  public byte[] decode(String name, byte[] encoded, SquareFit fit) throws UnreadableImageException {
    EncodedImage file = new EncodedImage(name, encoded);
    if (encoded.length == 0 || encoded.length > mostEncodedBytes) {
      throw new UnreadableImageException(
          name, encoded.length + " bytes", "1 to " + mostEncodedBytes, null);
    }
    PlainImage image = plain(file);
    requireBounds(name, image);
    int needed = (int) (image.frame().pixels() * image.bytesPerPixel() / KIBIBYTE);
    free.acquireUninterruptibly(needed);
    try {
      return decode(name, image, fit);
    } finally {
      free.release(needed);
    }
  }

  private byte[] decode(String name, PlainImage image, SquareFit fit)
      throws UnreadableImageException {
    PixelRows rows = readers.read(name, image);
    if (!image.frame().coversAll()) {
      rows = new FramedRows(rows, image.frame());
    }
    if (fit.channels() == 1) {
      rows = new GreyRows(rows);
    }
    return rows.width() == fit.size() && rows.height() == fit.size()
        ? copy(rows, fit)
        : Resampler.fit(rows, fit);
  }

  private static PlainImage plain(EncodedImage file) throws UnreadableImageException {
    return switch (ImageFormat.of(file)) {
      case JPEG -> JpegExcerpt.of(file);
      case PNG -> PngExcerpt.of(file);
      case GIF -> GifExcerpt.of(file);
      case BMP -> BmpExcerpt.of(file);
      case WEBP -> WebpExcerpt.of(file);
    };
  }

  private void requireBounds(String name, PlainImage image) throws UnreadableImageException {
    Frame frame = image.frame();
    long most = Math.min(MOST_PIXELS, Math.min(MOST_MEMORY, memory) / image.bytesPerPixel());
    if (frame.pixels() > most) {
      throw new UnreadableImageException(
          name,
          "%s of %d × %d pixels"
              .formatted(image.format(), frame.canvasWidth(), frame.canvasHeight()),
          "at most %d pixels (%d bytes of memory for each)".formatted(most, image.bytesPerPixel()),
          null);
    }
  }

  private static byte[] copy(PixelRows rows, SquareFit fit) {
    byte[] row = new byte[fit.size() * fit.channels()];
    byte[] square = new byte[fit.size() * row.length];
    for (int y = 0; y < fit.size(); y++) {
      rows.read(y, row);
      System.arraycopy(row, 0, square, y * row.length, row.length);
    }
    return square;
  }
}
