package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.store.DataSetWriter;
import dev.guillotine.representation.data.store.SplitWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads CIFAR-10 and CIFAR-100, binary version (<a
 * href="https://www.cs.toronto.edu/~kriz/cifar.html">their page</a>): records of one or two label
 * bytes, then 1,024 bytes each of red, green and blue. Files with fewer or more records than the
 * originals have are read too.
 *
 * @param format which of the two
 */
record CifarReader(CifarFormat format) implements SetReader {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final int PLANE = 32 * 32;

  @Override
  public String version() {
    return format.version();
  }

  @Override
  public void read(DataFiles files, DataSetWriter writer) throws IOException {
    requireAll(files);
    List<ClassColumn> columns = new ArrayList<>();
    for (CifarFormat.Label label : format.labels()) {
      columns.add(ClassColumn.numbered(label.classes()));
    }
    for (int i = columns.size() - 1; i >= 0; i--) {
      writer.task(format.labels().get(i).task(), columns.get(i));
    }
    for (Map.Entry<Split, List<String>> split : new TreeMap<>(format.files()).entrySet()) {
      for (String name : split.getValue()) {
        read(files, name, split.getKey(), columns, writer);
      }
    }
  }

  private void requireAll(DataFiles files) throws IOException {
    List<String> there = files.list().stream().map(DataFiles.Entry::path).toList();
    List<String> missing =
        new TreeMap<>(format.files())
            .values().stream().flatMap(List::stream).filter(name -> !there.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new UnusableDataException(
          files.location(), "does not hold " + String.join(", ", missing));
    }
  }

  private void read(
      DataFiles files, String name, Split split, List<ClassColumn> columns, DataSetWriter writer)
      throws IOException {
    String location = files.location(name);
    int bytes = columns.size() + SHAPE.bytes();
    Optional<DataFiles.Entry> entry = files.find(name);
    long length = entry.isPresent() ? entry.get().size() : 0;
    if (length == 0 || length % bytes != 0) {
      throw new UnusableDataException(
          location, length, "the end", "one or more whole records of " + bytes + " bytes");
    }
    SplitWriter target = writer.split(split, SHAPE);
    byte[] pixels = new byte[SHAPE.bytes()];
    try (InputStream input = new BufferedInputStream(files.open(name), 64 * bytes)) {
      for (long offset = 0; offset < length; offset += bytes) {
        byte[] record = input.readNBytes(bytes);
        if (record.length < bytes) {
          throw new UnusableDataException(location, "changed its length while it was read");
        }
        for (int i = 0; i < columns.size(); i++) {
          requireLabel(location, offset + i, record[i], format.labels().get(i));
          columns.get(i).add(split, Integer.toString(record[i]));
        }
        interleave(record, columns.size(), pixels);
        target.add(pixels);
        writer.tell();
      }
    }
  }

  private static void requireLabel(
      String location, long offset, byte found, CifarFormat.Label label)
      throws UnusableDataException {
    if (found < 0 || found >= label.classes()) {
      throw new UnusableDataException(
          location,
          offset,
          "%s label %d".formatted(label.task(), Byte.toUnsignedInt(found)),
          "0 to " + (label.classes() - 1));
    }
  }

  private static void interleave(byte[] record, int begin, byte[] pixels) {
    for (int channel = 0; channel < 3; channel++) {
      int plane = begin + channel * PLANE;
      for (int pixel = 0; pixel < PLANE; pixel++) {
        pixels[pixel * 3 + channel] = record[plane + pixel];
      }
    }
  }
}
