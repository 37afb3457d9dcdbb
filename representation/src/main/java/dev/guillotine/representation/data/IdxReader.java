package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a set of the MNIST family: grey images and labels in four {@linkplain IdxFile IDX files}
 * under their publishers' names. The classes are 0 to the highest label of the training split; the
 * set is named after its folder.
 */
final class IdxReader {
  private static final String VERSION = "idx-1";

  private IdxReader() {}

  static ImageSet read(Path folder) throws IOException {
    IdxFile trainLabels = IdxFile.read(folder, "train-labels-idx1-ubyte", 1);
    IdxFile testLabels = IdxFile.read(folder, "t10k-labels-idx1-ubyte", 1);
    int classes = 0;
    for (byte label : trainLabels.content()) {
      classes = Math.max(classes, Byte.toUnsignedInt(label) + 1);
    }
    if (classes < 2) {
      throw new UnusableDataException(
          trainLabels.path(), trainLabels.offset(0), "label 0 only", "at least two classes");
    }
    requireLabels(testLabels, classes);
    StoredImages train = images(folder, "train-images-idx3-ubyte", trainLabels);
    StoredImages test = images(folder, "t10k-images-idx3-ubyte", testLabels);
    if (!train.shape().equals(test.shape())) {
      throw new UnusableDataException(
          folder,
          "training images of %s, test images of %s".formatted(train.shape(), test.shape()));
    }
    String name = folder.getFileName() == null ? "idx" : folder.getFileName().toString();
    return StoredImageSet.of(name, VERSION, classes, train, test);
  }

  private static void requireLabels(IdxFile labels, int classes) throws UnusableDataException {
    byte[] content = labels.content();
    for (int i = 0; i < content.length; i++) {
      int label = Byte.toUnsignedInt(content[i]);
      if (label >= classes) {
        throw new UnusableDataException(
            labels.path(),
            labels.offset(i),
            "label " + label,
            "0 to " + (classes - 1) + ", the classes of the training split");
      }
    }
  }

  private static StoredImages images(Path folder, String name, IdxFile labels) throws IOException {
    IdxFile file = IdxFile.read(folder, name, 3);
    int[] sizes = file.sizes();
    if (sizes[0] != labels.content().length) {
      throw new UnusableDataException(
          file.path(),
          Integer.BYTES,
          sizes[0] + " images",
          "%d, one for each label in %s"
              .formatted(labels.content().length, labels.path().getFileName()));
    }
    try {
      return new StoredImages(
          new ImageShape(1, sizes[1], sizes[2]), file.content(), labels.content());
    } catch (InvalidValueException e) {
      throw new UnusableDataException(
          file.path(), 2 * Integer.BYTES, e.field() + " " + e.value(), e.allowed());
    }
  }
}
