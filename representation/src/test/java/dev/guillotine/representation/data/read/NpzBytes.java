package dev.guillotine.representation.data.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts an NPZ file together array by array, as {@code numpy.savez_compressed} does. */
final class NpzBytes {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(file);

  /** Adds an array of the given type and shape; its bytes are taken as they are. */
  NpzBytes add(String name, String type, byte[] data, int... shape) throws IOException {
    String sizes =
        Arrays.stream(shape).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, sizes);
    ByteBuffer start = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    start.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    start.putShort((short) header.length());
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(start.array());
    zip.write(header.getBytes(StandardCharsets.ISO_8859_1));
    zip.write(data);
    zip.closeEntry();
    return this;
  }

  /** Bytes, in order. */
  NpzBytes bytes(String name, String type, int[] values, int... shape) throws IOException {
    byte[] data = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      data[i] = (byte) values[i];
    }
    return add(name, type, data, shape);
  }

  NpzBytes longs(String name, long[] values, int... shape) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return add(name, "<i8", data.array(), shape);
  }

  NpzBytes floats(String name, float[] values, int... shape) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return add(name, "<f4", data.array(), shape);
  }

  NpzBytes doubles(String name, double[] values, int... shape) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    data.asDoubleBuffer().put(values);
    return add(name, "<f8", data.array(), shape);
  }

  /** Text of at most {@code width} bytes. */
  NpzBytes text(String name, int width, String... values) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(values.length * width);
    for (int i = 0; i < values.length; i++) {
      data.put(i * width, values[i].getBytes(StandardCharsets.UTF_8));
    }
    return add(name, "|S" + width, data.array(), values.length);
  }

  /** Text of at most {@code width} four-byte characters. */
  NpzBytes characters(String name, int width, String... values) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(values.length * width * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      data.asIntBuffer().put(i * width, values[i].codePoints().toArray());
    }
    return add(name, "<U" + width, data.array(), values.length);
  }

  /** The file. */
  byte[] done() throws IOException {
    zip.close();
    return file.toByteArray();
  }
}
