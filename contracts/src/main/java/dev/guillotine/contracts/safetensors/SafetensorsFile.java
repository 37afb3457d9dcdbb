package dev.guillotine.contracts.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A safetensors file opened for reading. Data is mapped tensor by tensor: opening costs the header
 * alone, and only tensors of more than 2 GiB cannot be read.
 */
public final class SafetensorsFile implements AutoCloseable {
  private final FileChannel channel;
  private final SafetensorsHeader header;

  private SafetensorsFile(FileChannel channel, SafetensorsHeader header) {
    this.channel = channel;
    this.header = header;
  }

  /**
   * Opens a file and checks its header against its length.
   *
   * @throws SafetensorsException when the header is no header or does not fit the file
   */
  public static SafetensorsFile open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new SafetensorsFile(channel, header(channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static SafetensorsHeader header(FileChannel channel) throws IOException {
    byte[] length = read(channel, 0, SafetensorsHeader.LENGTH_BYTES);
    long headerLength = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
    long room = channel.size() - SafetensorsHeader.LENGTH_BYTES;
    if (headerLength < 2 || headerLength > Math.min(room, SafetensorsHeader.LONGEST)) {
      throw new SafetensorsException(
          "a header of %d bytes does not fit a file of %d".formatted(headerLength, channel.size()));
    }
    byte[] json = read(channel, SafetensorsHeader.LENGTH_BYTES, (int) headerLength);
    return SafetensorsHeader.decode(json, channel.size());
  }

  private static byte[] read(FileChannel channel, long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new SafetensorsException("the file ends at byte " + (position + buffer.position()));
      }
    }
    return bytes;
  }

  /** The tensors in the order of their data. */
  public List<TensorSpec> tensors() {
    return header.placements().values().stream().map(SafetensorsHeader.Placement::spec).toList();
  }

  /** Free text that was stored beside the tensors. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /**
   * The bytes of one tensor, little-endian, read-only, valid as long as they are referenced.
   *
   * @throws NoSuchElementException when the file has no such tensor
   */
  public ByteBuffer data(String name) throws IOException {
    SafetensorsHeader.Placement placement = placement(name);
    long bytes = placement.spec().bytes();
    if (bytes > Integer.MAX_VALUE) {
      throw new SafetensorsException("tensor " + name + " is larger than 2 GiB");
    }
    return channel
        .map(FileChannel.MapMode.READ_ONLY, header.dataStart() + placement.begin(), bytes)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The elements of a floating-point tensor, row-major, widened to single precision.
   *
   * @throws NoSuchElementException when the file has no such tensor
   */
  public float[] floats(String name) throws IOException {
    TensorSpec spec = placement(name).spec();
    ByteBuffer data = data(name);
    float[] values = new float[Math.toIntExact(spec.elements())];
    switch (spec.type()) {
      case F32 -> data.asFloatBuffer().get(values);
      case F16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = HalfPrecision.toFloat(data.getShort());
        }
      }
      case BF16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float.intBitsToFloat(data.getShort() << 16);
        }
      }
      case I64, U8 -> throw new SafetensorsException("tensor " + name + " holds integers");
    }
    return values;
  }

  /**
   * The elements of an integer tensor, row-major.
   *
   * @throws NoSuchElementException when the file has no such tensor
   */
  public long[] longs(String name) throws IOException {
    TensorSpec spec = placement(name).spec();
    if (spec.type() != TensorType.I64) {
      throw new SafetensorsException("tensor " + name + " is of type " + spec.type());
    }
    long[] values = new long[Math.toIntExact(spec.elements())];
    data(name).asLongBuffer().get(values);
    return values;
  }

  private SafetensorsHeader.Placement placement(String name) {
    SafetensorsHeader.Placement placement = header.placements().get(name);
    if (placement == null) {
      throw new NoSuchElementException(
          "no tensor " + name + " among " + header.placements().keySet());
    }
    return placement;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
