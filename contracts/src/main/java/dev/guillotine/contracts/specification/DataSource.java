package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where the images come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "set")
@JsonSubTypes({
  @JsonSubTypes.Type(DataSource.Objects.class),
  @JsonSubTypes.Type(DataSource.Idx.class),
  @JsonSubTypes.Type(DataSource.Cifar10.class)
})
public sealed interface DataSource {

  /** Largest number of images of one split that a run may ask for. */
  int MOST_IMAGES = 10_000_000;

  /**
   * Images of coloured objects, generated from their factors: needs no download.
   *
   * @param train images of the training split, 100 to 1,000,000, default 6,000
   * @param test images of the test split, 100 to 1,000,000, default 2,000
   * @param size height and width in pixels, 16 to 128, default 32
   * @param seed which set of its kind, default 0
   */
  @JsonTypeName("objects")
  record Objects(Integer train, Integer test, Integer size, Long seed) implements DataSource {
    private static final IntegerRange TRAIN = new IntegerRange("train", 6_000, 100, 1_000_000);
    private static final IntegerRange TEST = new IntegerRange("test", 2_000, 100, 1_000_000);
    private static final IntegerRange SIZE = new IntegerRange("size", 32, 16, 128);

    public Objects {
      train = TRAIN.require(train);
      test = TEST.require(test);
      size = SIZE.require(size);
      seed = seed == null ? 0L : seed;
    }
  }

  /** A set that lies in a folder which the services can read. */
  sealed interface Folder extends DataSource permits Idx, Cifar10 {
    /** Absolute path of the folder. */
    String path();
  }

  /**
   * The MNIST family: four IDX files under their publishers' names, gzipped or not.
   *
   * @param path absolute path of the folder that holds them
   */
  @JsonTypeName("idx")
  record Idx(String path) implements Folder {
    public Idx {
      path = absolute(path);
    }
  }

  /**
   * CIFAR-10, binary version: {@code data_batch_1.bin} to {@code 5} and {@code test_batch.bin}.
   *
   * @param path absolute path of the folder that holds them
   */
  @JsonTypeName("cifar10")
  record Cifar10(String path) implements Folder {
    public Cifar10 {
      path = absolute(path);
    }
  }

  private static String absolute(String path) {
    String allowed = "the absolute path of a folder";
    try {
      if (path == null || !Path.of(path).isAbsolute()) {
        throw new InvalidValueException("path", path, allowed);
      }
      return Path.of(path).normalize().toString();
    } catch (InvalidPathException e) {
      throw new InvalidValueException("path", path, allowed);
    }
  }
}
