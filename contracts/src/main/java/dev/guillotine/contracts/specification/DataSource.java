package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;

/** Where the samples come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "set")
@JsonSubTypes({
  @JsonSubTypes.Type(DataSource.Objects.class),
  @JsonSubTypes.Type(DataSource.Mnist1d.class),
  @JsonSubTypes.Type(DataSource.Registered.class),
  @JsonSubTypes.Type(LocatedSource.Idx.class),
  @JsonSubTypes.Type(LocatedSource.Cifar10.class),
  @JsonSubTypes.Type(LocatedSource.Cifar100.class),
  @JsonSubTypes.Type(LocatedSource.Folders.class),
  @JsonSubTypes.Type(LocatedSource.Manifest.class),
  @JsonSubTypes.Type(LocatedSource.Npz.class),
  @JsonSubTypes.Type(LocatedSource.WebDataset.class)
})
public sealed interface DataSource
    permits DataSource.Objects, DataSource.Mnist1d, DataSource.Registered, LocatedSource {

  /** Largest number of samples of one split that a run may ask for. */
  int MOST_SAMPLES = 10_000_000;

  /**
   * Images of lit solids, generated from their factors: needs no download.
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

  /**
   * MNIST-1D (Greydanus and Kobak, arXiv 2011.14439): signals of 40 points, generated.
   *
   * @param train signals of the training split, 100 to 1,000,000, default 4,000
   * @param test signals of the test split, 100 to 1,000,000, default 1,000
   * @param seed which set of its kind, default 0
   */
  @JsonTypeName("mnist1d")
  record Mnist1d(Integer train, Integer test, Long seed) implements DataSource {
    private static final IntegerRange TRAIN = new IntegerRange("train", 4_000, 100, 1_000_000);
    private static final IntegerRange TEST = new IntegerRange("test", 1_000, 100, 1_000_000);

    public Mnist1d {
      train = TRAIN.require(train);
      test = TEST.require(test);
      seed = seed == null ? 0L : seed;
    }
  }

  /**
   * A set of the gateway's catalogue, which puts in its source when a run is submitted.
   *
   * @param name what it is known by
   */
  @JsonTypeName("registered")
  record Registered(DataSetName name) implements DataSource {
    public Registered {
      Required.present("name", name);
    }
  }
}
