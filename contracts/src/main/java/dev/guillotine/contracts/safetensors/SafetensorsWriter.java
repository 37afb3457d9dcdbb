package dev.guillotine.contracts.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a safetensors file whose tensors are known by name and shape beforehand; data is appended
 * to each tensor in pieces, so that no tensor need fit in memory. The same calls give the same
 * bytes.
 */
public final class SafetensorsWriter implements AutoCloseable {
  private static final int PIECE_ELEMENTS = 1 << 16;

  private final FileChannel channel;
  private final SafetensorsHeader header;
  private final Map<String, Long> written = new HashMap<>();
  private final ByteBuffer piece =
      ByteBuffer.allocateDirect(PIECE_ELEMENTS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private SafetensorsWriter(FileChannel channel, SafetensorsHeader header) {
    this.channel = channel;
    this.header = header;
  }

  /** Creates the file, or replaces it. */
  public static SafetensorsWriter create(
      Path file, List<TensorSpec> tensors, Map<String, String> metadata) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.plan(tensors, metadata);
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    writeFully(channel, ByteBuffer.wrap(header.encode()), 0);
    return new SafetensorsWriter(channel, header);
  }

  /** Appends {@code length} elements to an F32 tensor, or, rounded to nearest, to an F16 one. */
  public void append(String name, float[] values, int offset, int length) throws IOException {
    boolean half = placement(name).spec().type() == TensorType.F16;
    TensorType type = half ? TensorType.F16 : TensorType.F32;
    requireType(name, type);
    for (int at = offset; at < offset + length; at += PIECE_ELEMENTS) {
      int count = Math.min(PIECE_ELEMENTS, offset + length - at);
      piece.clear();
      if (half) {
        putHalves(values, at, count);
      } else {
        piece.asFloatBuffer().put(values, at, count);
      }
      append(name, piece.limit(count * type.bytes()));
    }
  }

  private void putHalves(float[] values, int from, int count) {
    for (int i = 0; i < count; i++) {
      piece.putShort(i * Short.BYTES, HalfPrecision.ofFloat(values[from + i]));
    }
  }

  /** Appends {@code length} elements to an I64 tensor. */
  public void append(String name, long[] values, int offset, int length) throws IOException {
    requireType(name, TensorType.I64);
    for (int at = offset; at < offset + length; at += PIECE_ELEMENTS) {
      int count = Math.min(PIECE_ELEMENTS, offset + length - at);
      piece.clear();
      piece.asLongBuffer().put(values, at, count);
      append(name, piece.limit(count * Long.BYTES));
    }
  }

  /** Appends the remaining bytes of a buffer, which must be little-endian elements. */
  public void append(String name, ByteBuffer bytes) throws IOException {
    SafetensorsHeader.Placement placement = placement(name);
    long sofar = written.getOrDefault(name, 0L);
    if (sofar + bytes.remaining() > placement.spec().bytes()) {
      throw new SafetensorsException("more data for tensor " + name + " than its shape holds");
    }
    written.put(name, sofar + bytes.remaining());
    writeFully(channel, bytes, header.dataStart() + placement.begin() + sofar);
  }

  private void requireType(String name, TensorType type) throws SafetensorsException {
    if (placement(name).spec().type() != type) {
      throw new SafetensorsException("tensor " + name + " is not of type " + type);
    }
  }

  private SafetensorsHeader.Placement placement(String name) throws SafetensorsException {
    SafetensorsHeader.Placement placement = header.placements().get(name);
    if (placement == null) {
      throw new SafetensorsException("tensor " + name + " was not announced");
    }
    return placement;
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /**
   * Checks that every tensor is whole.
   *
   * @throws SafetensorsException naming the first one that is not
   */
  public void finish() throws IOException {
    for (SafetensorsHeader.Placement placement : header.placements().values()) {
      TensorSpec spec = placement.spec();
      if (written.getOrDefault(spec.name(), 0L) != spec.bytes()) {
        throw new SafetensorsException(
            "tensor %s has %d of %d bytes"
                .formatted(spec.name(), written.getOrDefault(spec.name(), 0L), spec.bytes()));
      }
    }
    if (channel.size() != header.fileSize()) {
      throw new SafetensorsException(
          "the file has %d of %d bytes".formatted(channel.size(), header.fileSize()));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
