package dev.guillotine.embedding.module;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Both ends of the connection between the service and a module's process: texts and blocks of
 * single-precision numbers, each with its length before it.
 */
final class ModuleChannel {
  private static final int LONGEST_TEXT = 1 << 24;
  private static final int CHUNK = 1 << 16;

  private final DataInputStream in;
  private final DataOutputStream out;
  private final ReadableByteChannel numbersIn;
  private final WritableByteChannel numbersOut;
  private final ByteBuffer chunk =
      ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  ModuleChannel(java.io.InputStream in, java.io.OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(out);
    this.numbersIn = Channels.newChannel(in);
    this.numbersOut = Channels.newChannel(out);
  }

  void send(String text) throws IOException {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  String text() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("a text of " + length + " bytes was announced");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  void send(int number) throws IOException {
    out.writeInt(number);
    out.flush();
  }

  int number() throws IOException {
    return in.readInt();
  }

  /** Sends what remains of the numbers; the receiver knows how many they are. */
  void send(FloatBuffer numbers) throws IOException {
    FloatBuffer rest = numbers.duplicate();
    while (rest.hasRemaining()) {
      int count = Math.min(CHUNK, rest.remaining());
      chunk.clear().limit(count * Float.BYTES);
      chunk.asFloatBuffer().put(rest.slice().limit(count));
      rest.position(rest.position() + count);
      while (chunk.hasRemaining()) {
        numbersOut.write(chunk);
      }
    }
  }

  /** Fills what remains of the buffer. */
  void receive(FloatBuffer numbers) throws IOException {
    FloatBuffer rest = numbers.duplicate();
    while (rest.hasRemaining()) {
      int count = Math.min(CHUNK, rest.remaining());
      chunk.clear().limit(count * Float.BYTES);
      while (chunk.hasRemaining()) {
        if (numbersIn.read(chunk) < 0) {
          throw new EOFException();
        }
      }
      chunk.flip();
      rest.put(chunk.asFloatBuffer());
    }
  }
}
