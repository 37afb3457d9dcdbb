package dev.guillotine.representation.data.npy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Files that NumPy wrote (see {@code numpy_fixtures.py}), and others written byte by byte. */
public final class NpyFiles {
  static final String WHOLE = "{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), }";

  private NpyFiles() {}

  /** A test resource that lies beside {@code owner}. */
  public static Path resource(Class<?> owner, String name) {
    try {
      return Path.of(owner.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All values of one array as doubles. */
  public static double[] doubles(NpzFile file, String name) throws IOException {
    try (NpyReader array = file.array(name)) {
      double[] values = values(array, double[]::new);
      array.read(values, 0, (int) array.header().rows());
      return values;
    }
  }

  /** All values of one array as longs. */
  public static long[] longs(NpzFile file, String name) throws IOException {
    try (NpyReader array = file.array(name)) {
      long[] values = values(array, long[]::new);
      array.read(values, 0, (int) array.header().rows());
      return values;
    }
  }

  static float[] floats(NpzFile file, String name) throws IOException {
    try (NpyReader array = file.array(name)) {
      float[] values = values(array, float[]::new);
      array.read(values, 0, (int) array.header().rows());
      return values;
    }
  }

  static String[] strings(NpzFile file, String name) throws IOException {
    try (NpyReader array = file.array(name)) {
      String[] values = values(array, String[]::new);
      array.read(values, 0, (int) array.header().rows());
      return values;
    }
  }

  private static <T> T values(NpyReader array, IntFunction<T> create) {
    return create.apply((int) (array.header().rows() * array.header().rowElements()));
  }

  /** Format version 1.0, the dictionary as it is and a line feed, then zeros. */
  static byte[] npy(String dictionary, int dataBytes) {
    byte[] text = (dictionary + "\n").getBytes(StandardCharsets.UTF_8);
    return join(start(1, text.length), text, new byte[dataBytes]);
  }

  /** Magic number, version and the header's length. */
  static byte[] start(int version, int length) {
    ByteBuffer start = ByteBuffer.allocate(version == 1 ? 10 : 12).order(ByteOrder.LITTLE_ENDIAN);
    start.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) {
      start.putShort((short) length);
    } else {
      start.putInt(length);
    }
    return start.array();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static byte[] without(byte[] bytes, int last) {
    return Arrays.copyOf(bytes, bytes.length - last);
  }

  static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
