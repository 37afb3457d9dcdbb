package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.Pixels;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.data.decoding.ImageDecoder;
import dev.guillotine.representation.data.decoding.SquareFit;
import dev.guillotine.representation.data.decoding.UnreadableImageException;
import dev.guillotine.representation.data.store.DataSetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes image files, several at once, and hands them to a writer in the order in which they came.
 *
 * <p>Holds one batch of them at a time: 256 at most, files of an eighth of the heap (64 MiB at
 * most), pixels of another eighth; what decoding takes meanwhile is kept to a quarter of the heap.
 * A file or an image that does not fit into its share is unreadable.
 */
final class ImageWriter implements AutoCloseable {
  private static final int FILES = 256;
  private static final long SHARE = Runtime.getRuntime().maxMemory() / 8;
  private static final int THREADS = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

  /** Of a thousand files one hundred may be passed over, and of a few one. */
  private static final int ONE_IN = 10;

  private final Pixels pixels;
  private final SquareFit fit;
  private final String place;
  private final DataSetWriter writer;
  private final ImageDecoder decoder = new ImageDecoder(SHARE, 2 * SHARE);
  private final Workers workers = new Workers(THREADS);
  private final List<Pending> batch = new ArrayList<>();
  private final int mostFiles;
  private long heldBytes;
  private long files;
  private UnreadableImageException firstFailure;

  /**
   * @param place of the set, for messages
   */
  ImageWriter(Pixels pixels, String place, DataSetWriter writer) {
    this.pixels = pixels;
    this.fit = new SquareFit(pixels.size(), pixels.channels());
    this.place = place;
    this.writer = writer;
    this.mostFiles = (int) Math.max(1, Math.min(FILES, SHARE / fit.shape().bytes()));
  }

  /** Bytes that a file may have. */
  int mostBytes() {
    return decoder.mostEncodedBytes();
  }

  /** Gives the bytes of a file; several are asked at once. */
  @FunctionalInterface
  interface Source {
    /** All of the file, or its first {@code most + 1} bytes if it is longer. */
    byte[] read(int most) throws IOException;
  }

  /** Adds the targets of an image once it is known to be readable. */
  @FunctionalInterface
  interface Labels {
    /** Adds a value to every column. */
    void add() throws IOException;
  }

  private record Pending(String place, Split split, Source source, Labels labels) {}

  /**
   * Adds an image, now or with the next ones.
   *
   * @param place file that it is in, for messages
   * @param size of the file in bytes
   */
  void add(String place, long size, Split split, Source source, Labels labels) throws IOException {
    long held = Math.min(size, mostBytes());
    if (batch.size() == mostFiles || heldBytes + held > mostBytes()) {
      flush();
    }
    batch.add(new Pending(place, split, source, labels));
    heldBytes += held;
  }

  /** Decodes and hands over what is left. */
  private void flush() throws IOException {
    List<Pending> pending = List.copyOf(batch);
    batch.clear();
    heldBytes = 0;
    byte[][] images = new byte[pending.size()][];
    UnreadableImageException[] failures = new UnreadableImageException[pending.size()];
    try {
      workers.forEach(
          pending.size(), () -> slot -> decode(pending.get(slot), slot, images, failures));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (int slot = 0; slot < images.length; slot++) {
      files++;
      Pending file = pending.get(slot);
      if (failures[slot] == null) {
        writer.split(file.split(), fit.shape()).add(images[slot]);
        file.labels().add();
      } else {
        passOver(failures[slot]);
      }
      writer.tell();
    }
  }

  private void decode(
      Pending file, int slot, byte[][] images, UnreadableImageException[] failures) {
    try {
      images[slot] = decoder.decode(file.place(), file.source().read(mostBytes()), fit);
    } catch (UnreadableImageException e) {
      failures[slot] = e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void passOver(UnreadableImageException failure) throws UnusableDataException {
    if (pixels.unreadable() == Pixels.Unreadable.FAIL) {
      throw new UnusableDataException(
          failure.getMessage() + " (pixels.unreadable: skip would pass over such files)");
    }
    firstFailure = firstFailure == null ? failure : firstFailure;
    writer.passOver();
  }

  /**
   * Hands over what is left, and checks that not too much was passed over.
   *
   * @throws UnusableDataException if more than one file in ten could not be read
   */
  void finish() throws IOException {
    flush();
    long passedOver = writer.passedOver();
    if (passedOver > 1 && passedOver * ONE_IN > files) {
      throw new UnusableDataException(
          place,
          "found %d of %d files unreadable, expected at most one in %d; the first: %s"
              .formatted(passedOver, files, ONE_IN, firstFailure.getMessage()));
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
