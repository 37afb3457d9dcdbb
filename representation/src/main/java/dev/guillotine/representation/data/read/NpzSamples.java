package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.npy.NpyHeader;
import dev.guillotine.representation.data.npy.NpyReader;
import dev.guillotine.representation.data.npy.NpyType;
import dev.guillotine.representation.data.store.DataSetWriter;
import dev.guillotine.representation.data.store.SplitWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/** Reads an array of samples: images, with channels last or first, or signals. */
final class NpzSamples {
  private static final byte WHITE = (byte) 255;

  /** Values of one sample: it is read whole. */
  private static final int MOST_VALUES = 1 << 22;

  private final NpyReader array;
  private final String place;
  private final SampleShape shape;
  private final boolean planes;
  private final boolean binary;

  /**
   * @param place of the array, for messages
   * @param binary whether 1 is white
   */
  NpzSamples(NpyReader array, String place, boolean binary) throws UnusableDataException {
    this.array = array;
    this.place = place;
    List<Long> sizes = array.header().shape();
    this.planes = sizes.size() == 4 && !isChannels(sizes.get(3)) && isChannels(sizes.get(1));
    this.binary = binary || array.header().type().kind() == NpyType.Kind.BOOLEAN;
    requireBounds(array.header());
    this.shape = shape(sizes);
  }

  private void requireBounds(NpyHeader header) throws UnusableDataException {
    if (header.rows() > DataSource.MOST_SAMPLES || header.rowElements() > MOST_VALUES) {
      throw new UnusableDataException(
          place,
          "found the shape %s, expected at most %d samples of at most %d values each"
              .formatted(header.shape(), DataSource.MOST_SAMPLES, MOST_VALUES));
    }
  }

  private static boolean isChannels(long size) {
    return size == 1 || size == 3;
  }

  private SampleShape shape(List<Long> sizes) throws UnusableDataException {
    NpyHeader header = array.header();
    int rank = sizes.size();
    boolean numbers = !header.type().text();
    boolean whole = header.type().whole();
    try {
      if (numbers && rank == 2) {
        return new SignalShape(1, size(sizes, 1));
      }
      if (numbers && !whole && rank == 3) {
        return new SignalShape(size(sizes, 2), size(sizes, 1));
      }
      if (whole && rank == 3) {
        return new ImageShape(1, size(sizes, 1), size(sizes, 2));
      }
      if (whole && rank == 4 && (planes || isChannels(sizes.get(3)))) {
        return planes
            ? new ImageShape(size(sizes, 1), size(sizes, 2), size(sizes, 3))
            : new ImageShape(size(sizes, 3), size(sizes, 1), size(sizes, 2));
      }
    } catch (InvalidValueException e) {
      throw new UnusableDataException(place, e.getMessage());
    }
    String advice =
        rank == 4 && !whole && numbers ? "; store images as (255 * x).astype(\"uint8\")" : "";
    throw new UnusableDataException(
        place,
        ("found an array of shape %s of type %s (%d bytes), expected integers from 0 to 255 of"
                + " shape [n, height, width], [n, height, width, 1 or 3] or [n, 1 or 3, height,"
                + " width], or numbers of shape [n, length] or floats of shape [n, length,"
                + " channels]%s")
            .formatted(sizes, kind(header), header.type().bytes(), advice));
  }

  private static String kind(NpyHeader header) {
    return header.type().kind().name().toLowerCase(Locale.ROOT);
  }

  private static int size(List<Long> sizes, int dimension) {
    return (int) Math.min(Integer.MAX_VALUE, sizes.get(dimension));
  }

  private SplitWriter target(Split split, DataSetWriter writer) throws IOException {
    try {
      return writer.split(split, shape);
    } catch (UnusableDataException e) {
      throw e.at(place);
    }
  }

  /** Hands all samples to a writer. */
  void read(Split split, DataSetWriter writer) throws IOException {
    SplitWriter target = target(split, writer);
    byte[] sample = new byte[shape.bytes()];
    if (shape instanceof SignalShape) {
      float[] values = new float[shape.values()];
      while (array.read(values, 0, 1) == 1) {
        requireFinite(values, target.size());
        ByteBuffer.wrap(sample).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        target.add(sample);
        writer.tell();
      }
      return;
    }
    byte[] row = new byte[shape.bytes()];
    while (array.read(row, 0, 1) == 1) {
      arrange(row, sample, target.size());
      target.add(sample);
      writer.tell();
    }
  }

  private void requireFinite(float[] values, int position) throws UnusableDataException {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new UnusableDataException(
            place,
            "found %s in the signal at index %d, expected finite numbers"
                .formatted(value, position));
      }
    }
  }

  private void arrange(byte[] row, byte[] image, int position) throws UnusableDataException {
    int channels = shape.channels();
    int plane = row.length / channels;
    for (int i = 0; i < row.length; i++) {
      byte value = binary ? white(row[i], position) : row[i];
      image[planes ? i % plane * channels + i / plane : i] = value;
    }
  }

  private byte white(byte value, int position) throws UnusableDataException {
    if (value != 0 && value != 1) {
      throw new UnusableDataException(
          place,
          "found the pixel %d in the image at index %d, expected 0 or 1"
              .formatted(Byte.toUnsignedInt(value), position));
    }
    return value == 0 ? 0 : WHITE;
  }
}
