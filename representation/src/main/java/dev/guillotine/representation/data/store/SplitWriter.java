package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.representation.data.ContentDigest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the samples of one split one after another, and keeps their digest. */
public final class SplitWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 18;

  private final SampleShape shape;
  private final OutputStream output;
  private final ContentDigest digest = new ContentDigest();
  private int size;

  SplitWriter(Path file, SampleShape shape) throws IOException {
    this.shape = shape;
    this.output = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
  }

  /** Adds a sample: {@code shape.bytes()} bytes. */
  public void add(byte[] sample) throws IOException {
    add(sample, 0);
  }

  /** Adds the sample that begins at {@code offset}. */
  public void add(byte[] samples, int offset) throws IOException {
    output.write(samples, offset, shape.bytes());
    digest.raw(samples, offset, shape.bytes());
    size = Math.incrementExact(size);
  }

  /** Samples so far. */
  public int size() {
    return size;
  }

  SampleShape shape() {
    return shape;
  }

  /** Digest of all samples; nothing may be added afterwards. */
  String finish() throws IOException {
    output.close();
    return digest.hexadecimal();
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
