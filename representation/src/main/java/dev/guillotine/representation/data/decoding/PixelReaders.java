package dev.guillotine.representation.data.decoding;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * The readers that decode: Java's own, and TwelveMonkeys' for WebP. Others that may be on the class
 * path have no say, and no global setting of ImageIO is touched.
 *
 * <p>Safe for use by several threads at once: every image has a reader of its own.
 */
final class PixelReaders {
  private static final String JAVAS_MODULE = "java.desktop";

  private final Map<ImageFormat, ImageReaderSpi> providers = new EnumMap<>(ImageFormat.class);

  PixelReaders() {
    for (ImageFormat format : ImageFormat.values()) {
      providers.put(
          format, format == ImageFormat.WEBP ? new WebPImageReaderSpi() : javas(format.name()));
    }
  }

  private static ImageReaderSpi javas(String format) {
    Iterator<ImageReaderSpi> all =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    while (all.hasNext()) {
      ImageReaderSpi provider = all.next();
      if (JAVAS_MODULE.equals(provider.getClass().getModule().getName())) {
        for (String name : provider.getFormatNames()) {
          if (name.equals(format)) {
            return provider;
          }
        }
      }
    }
    throw new IllegalStateException("module " + JAVAS_MODULE + " has no reader of " + format);
  }

  /**
   * Decodes.
   *
   * @param name of the file, for messages
   * @return the coded pixels as RGB, of the size that {@code image.frame()} states
   * @throws UnreadableImageException if the reader fails in any way, or warns that data is missing
   */
  PixelRows read(String name, PlainImage image) throws UnreadableImageException {
    try {
      ImageReader reader = providers.get(image.format()).createReaderInstance();
      try (ImageInputStream input = new BytesStream(image.content())) {
        reader.setInput(input, true, true);
        Damage damage = new Damage();
        reader.addIIOReadWarningListener(damage);
        DecodedLines lines = new DecodedLines();
        if (image.format() == ImageFormat.GIF) {
          reader.addIIOReadUpdateListener(lines);
        }
        requireSize(name, image.frame(), reader.getWidth(0), reader.getHeight(0));
        PixelRows rows = rows(reader, image.colours());
        requireSize(name, image.frame(), rows.width(), rows.height());
        if (damage.found().isPresent()) {
          throw new UnreadableImageException(
              name, damage.found().get(), "an undamaged " + image.format() + " file", null);
        }
        if (image.format() == ImageFormat.GIF && lines.count() < rows.height()) {
          throw new UnreadableImageException(
              name, "data for %d rows".formatted(lines.count()), rows.height() + " rows", null);
        }
        return rows;
      } finally {
        reader.dispose();
      }
    } catch (UnreadableImageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Readers throw whatever damaged files lead them to.
      throw new UnreadableImageException(
          name, "damage (%s)".formatted(reason(e)), "a whole " + image.format() + " file", e);
    }
  }

  private static PixelRows rows(ImageReader reader, Optional<ColourCoding> colours)
      throws IOException {
    if (colours.isPresent()) {
      return new ColourRows(new SampleRows(reader.readRaster(0, null), false), colours.get());
    }
    BufferedImage image = reader.read(0);
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return new ColourRows(new SampleRows(image.getRaster(), true), Palette.of(palette));
    }
    SampleRows samples = new SampleRows(image.getRaster(), false);
    return new ColourRows(samples, new PlainColours(samples.bands()));
  }

  private static void requireSize(String name, Frame frame, int width, int height)
      throws UnreadableImageException {
    if (width != frame.width() || height != frame.height()) {
      throw new UnreadableImageException(
          name,
          width + " × " + height + " pixels",
          "%d × %d, as the header states".formatted(frame.width(), frame.height()),
          null);
    }
  }

  /** The innermost message: the outer ones of readers say only that reading failed. */
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.getMessage() == null
        ? innermost.getClass().getSimpleName()
        : innermost.getMessage();
  }
}
