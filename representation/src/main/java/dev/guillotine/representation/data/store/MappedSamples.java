package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * Samples in a file that is mapped into memory: which part of it really is there is up to the
 * operating system, and the heap holds none of it.
 */
final class MappedSamples implements Samples {
  private static final int MOST_BYTES_MAPPED_AT_ONCE = 1 << 30;

  private final SampleShape shape;
  private final int size;
  private final int samplesInPiece;
  private final MappedByteBuffer[] pieces;
  private final Map<String, Targets> targets;
  private final Optional<int[]> groups;

  /**
   * Maps a file of {@code size} samples.
   *
   * @throws IOException if the file can't be read
   */
  MappedSamples(
      Path file, SampleShape shape, int size, Map<String, Targets> targets, Optional<int[]> groups)
      throws IOException {
    this.shape = shape;
    this.size = size;
    this.targets = Map.copyOf(targets);
    this.groups = groups;
    this.samplesInPiece = Math.max(1, MOST_BYTES_MAPPED_AT_ONCE / shape.bytes());
    this.pieces = new MappedByteBuffer[(size - 1) / samplesInPiece + 1];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int piece = 0; piece < pieces.length; piece++) {
        int first = piece * samplesInPiece;
        long bytes = (long) Math.min(samplesInPiece, size - first) * shape.bytes();
        pieces[piece] =
            channel.map(FileChannel.MapMode.READ_ONLY, (long) first * shape.bytes(), bytes);
      }
    }
  }

  @Override
  public SampleShape shape() {
    return shape;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Targets targets(String task) {
    Targets found = targets.get(task);
    if (found == null) {
      throw new NoSuchElementException("no task " + task + " among " + targets.keySet());
    }
    return found;
  }

  @Override
  public Optional<int[]> groups() {
    return groups;
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    Objects.checkIndex(position, size);
    int bytes = shape.bytes();
    pieces[position / samplesInPiece].get(position % samplesInPiece * bytes, target, offset, bytes);
  }
}
