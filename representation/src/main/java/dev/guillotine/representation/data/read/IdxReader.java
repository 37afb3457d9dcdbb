package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.store.DataSetWriter;
import dev.guillotine.representation.data.store.SplitWriter;
import java.io.IOException;

/**
 * Reads a set of the MNIST family: grey images and labels in four {@linkplain IdxStream IDX files}
 * under their publishers' names. The classes are 0 to the highest label of the training split.
 */
final class IdxReader implements SetReader {
  private static final String TRAIN = "train-";
  private static final String TEST = "t10k-";

  @Override
  public String version() {
    return "idx-2";
  }

  @Override
  public void read(DataFiles files, DataSetWriter writer) throws IOException {
    byte[] trainLabels = labels(files, TRAIN, 255);
    int highest = 0;
    for (byte label : trainLabels) {
      highest = Math.max(highest, Byte.toUnsignedInt(label));
    }
    byte[] testLabels = labels(files, TEST, highest);
    ClassColumn classes = ClassColumn.numbered(highest + 1);
    writer.task("class", classes);
    images(files, TRAIN, trainLabels, Split.TRAIN, classes, writer);
    images(files, TEST, testLabels, Split.TEST, classes, writer);
  }

  private static byte[] labels(DataFiles files, String prefix, int highest) throws IOException {
    try (IdxStream stream = IdxStream.open(files, prefix + "labels-idx1-ubyte", 1)) {
      long begin = stream.offset();
      byte[] labels = stream.next(stream.sizes()[0]);
      stream.finish();
      for (int i = 0; i < labels.length; i++) {
        int label = Byte.toUnsignedInt(labels[i]);
        if (label > highest) {
          throw new UnusableDataException(
              stream.location(),
              begin + i,
              "label " + label,
              "0 to " + highest + ", the classes of the training split");
        }
      }
      return labels;
    }
  }

  private static void images(
      DataFiles files,
      String prefix,
      byte[] labels,
      Split split,
      ClassColumn classes,
      DataSetWriter writer)
      throws IOException {
    try (IdxStream stream = IdxStream.open(files, prefix + "images-idx3-ubyte", 3)) {
      int[] sizes = stream.sizes();
      if (sizes[0] != labels.length) {
        throw new UnusableDataException(
            stream.location(),
            Integer.BYTES,
            sizes[0] + " images",
            "%d, one for each label in %slabels-idx1-ubyte".formatted(labels.length, prefix));
      }
      ImageShape shape = shape(stream);
      SplitWriter target = writer.split(split, shape);
      for (byte label : labels) {
        target.add(stream.next(shape.bytes()));
        classes.add(split, Integer.toString(Byte.toUnsignedInt(label)));
        writer.tell();
      }
      stream.finish();
    }
  }

  private static ImageShape shape(IdxStream stream) throws UnusableDataException {
    try {
      return new ImageShape(1, stream.sizes()[1], stream.sizes()[2]);
    } catch (InvalidValueException e) {
      throw new UnusableDataException(
          stream.location(), 2 * Integer.BYTES, e.field() + " " + e.value(), e.allowed());
    }
  }
}
