package dev.guillotine.benchmarks;

import blue.strategic.parquet.ParquetWriter;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.objects.ObjectImageSet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Writes the same generated images in the formats that sets come in. */
final class SetFiles {
  private static final int TRAIN = 10_000;
  private static final int TEST = 1_000;

  private final Path root;

  SetFiles(Path root) {
    this.root = root;
  }

  /** Images of a set. */
  static int images() {
    return TRAIN + TEST;
  }

  private static ObjectImageSet set(int size) {
    return new ObjectImageSet(new DataSource.Objects(TRAIN, TEST, size, 0L));
  }

  /** Grey images of 28 pixels, gzipped. */
  Path idx() throws IOException {
    Path folder = Files.createDirectories(root.resolve("idx"));
    writeIdx(folder, "train", set(28).train());
    writeIdx(folder, "t10k", set(28).test().orElseThrow());
    return folder;
  }

  private static void writeIdx(Path folder, String prefix, Samples images) throws IOException {
    int[] labels = labels(images);
    try (DataOutputStream out = zipped(folder.resolve(prefix + "-labels-idx1-ubyte.gz"))) {
      out.writeInt(0x801);
      out.writeInt(labels.length);
      for (int label : labels) {
        out.writeByte(label);
      }
    }
    try (DataOutputStream out = zipped(folder.resolve(prefix + "-images-idx3-ubyte.gz"))) {
      ImageShape shape = images.imageShape();
      out.writeInt(0x803);
      out.writeInt(labels.length);
      out.writeInt(shape.height());
      out.writeInt(shape.width());
      byte[] pixels = new byte[shape.bytes()];
      for (int position = 0; position < labels.length; position++) {
        images.read(position, pixels, 0);
        for (int i = 1; i < pixels.length; i += shape.channels()) {
          out.writeByte(pixels[i]);
        }
      }
    }
  }

  private static DataOutputStream zipped(Path file) throws IOException {
    return new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
  }

  /** RGB images of 32 pixels. */
  Path cifar10() throws IOException {
    Path folder = Files.createDirectories(root.resolve("cifar10"));
    Samples train = set(32).train();
    for (int batch = 0; batch < 5; batch++) {
      writeCifar(
          folder.resolve("data_batch_" + (batch + 1) + ".bin"),
          train,
          batch * TRAIN / 5,
          (batch + 1) * TRAIN / 5);
    }
    writeCifar(folder.resolve("test_batch.bin"), set(32).test().orElseThrow(), 0, TEST);
    return folder;
  }

  private static void writeCifar(Path file, Samples images, int from, int to) throws IOException {
    int[] labels = labels(images);
    byte[] pixels = new byte[images.shape().bytes()];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int position = from; position < to; position++) {
        images.read(position, pixels, 0);
        byte[] record = new byte[1 + pixels.length];
        record[0] = (byte) labels[position];
        for (int i = 0; i < pixels.length; i++) {
          record[1 + i % 3 * (pixels.length / 3) + i / 3] = pixels[i];
        }
        out.write(record);
      }
    }
  }

  /**
   * RGB images of 64 pixels, a file each, in folders by split and class, and a table of them as CSV
   * and as Parquet.
   *
   * @param format ending of the files: {@code jpg} or {@code png}
   */
  Path folders(String format) throws IOException {
    Path folder = Files.createDirectories(root.resolve("folders-" + format));
    StringBuilder table = new StringBuilder("file,split,class\n");
    writeFolders(folder, "train", set(64).train(), format, table);
    writeFolders(folder, "test", set(64).test().orElseThrow(), format, table);
    Files.writeString(folder.resolve("manifest.csv"), table);
    writeParquet(folder.resolve("manifest.parquet"), table.toString().lines().toList());
    return folder;
  }

  /** The rows of a table of text, of which the first names the columns. */
  private static void writeParquet(Path file, List<String> rows) throws IOException {
    List<String> names = Arrays.asList(rows.get(0).split(",", -1));
    List<Type> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(
          Types.required(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name));
    }
    try (ParquetWriter<String[]> writer =
        ParquetWriter.writeFile(
            new MessageType("manifest", columns),
            file.toFile(),
            (values, record) -> {
              for (int column = 0; column < names.size(); column++) {
                record.write(names.get(column), values[column]);
              }
            })) {
      for (String row : rows.subList(1, rows.size())) {
        writer.write(row.split(",", -1));
      }
    }
  }

  private static void writeFolders(
      Path folder, String split, Samples images, String format, StringBuilder table)
      throws IOException {
    int[] labels = labels(images);
    for (int position = 0; position < images.size(); position++) {
      String path = "%s/%d/%d.%s".formatted(split, labels[position], position, format);
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, encoded(images, position, format));
      table
          .append(path)
          .append(',')
          .append(split)
          .append(',')
          .append(labels[position])
          .append('\n');
    }
  }

  private static byte[] encoded(Samples images, int position, String format) throws IOException {
    ImageShape shape = images.imageShape();
    byte[] pixels = new byte[shape.bytes()];
    images.read(position, pixels, 0);
    BufferedImage image =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < shape.width() * shape.height(); i++) {
      int rgb =
          Byte.toUnsignedInt(pixels[3 * i]) << 16
              | Byte.toUnsignedInt(pixels[3 * i + 1]) << 8
              | Byte.toUnsignedInt(pixels[3 * i + 2]);
      image.setRGB(i % shape.width(), i / shape.width(), rgb);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** JPEG images of 64 pixels in one tar file for each split. */
  Path webDataset() throws IOException {
    Path folder = Files.createDirectories(root.resolve("webdataset"));
    writeTar(folder.resolve("train-0.tar"), set(64).train());
    writeTar(folder.resolve("test-0.tar"), set(64).test().orElseThrow());
    return folder;
  }

  private static void writeTar(Path file, Samples images) throws IOException {
    int[] labels = labels(images);
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      for (int position = 0; position < images.size(); position++) {
        put(tar, position + ".jpg", encoded(images, position, "jpg"));
        put(
            tar,
            position + ".cls",
            Integer.toString(labels[position]).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** RGB images of 64 pixels as NumPy arrays, compressed. */
  Path npz() throws IOException {
    Path file = Files.createDirectories(root.resolve("npz")).resolve("arrays.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      putArrays(zip, "x", "y", set(64).train());
      putArrays(zip, "x_test", "y_test", set(64).test().orElseThrow());
    }
    return file;
  }

  private static void putArrays(ZipOutputStream zip, String x, String y, Samples images)
      throws IOException {
    zip.putNextEntry(new ZipEntry(x + ".npy"));
    NpyBytes.write(images, zip);
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry(y + ".npy"));
    zip.write(NpyBytes.header(images.size() + ","));
    for (int label : labels(images)) {
      zip.write(label);
    }
    zip.closeEntry();
  }

  private static int[] labels(Samples images) {
    return ((Targets.Classes) images.targets("class")).values();
  }
}
