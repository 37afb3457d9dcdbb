package dev.guillotine.representation.data;

import dev.guillotine.contracts.event.DataIdentity;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.random.RandomAddress;

/**
 * The built-in set: images of ten {@linkplain ObjectShape shapes} whose {@linkplain ObjectFactors
 * factors} are known. A pure function of its parameters; the digest covers them and {@link
 * #VERSION}.
 */
public final class ObjectImageSet implements ImageSet {
  /** Changes whenever any pixel does. */
  static final String VERSION = "objects-2";

  private final DataSource.Objects source;

  /**
   * @param source how many images, how large, and which
   */
  public ObjectImageSet(DataSource.Objects source) {
    this.source = source;
  }

  @Override
  public DataIdentity identity() {
    String digest =
        new ContentDigest()
            .text(VERSION)
            .number(source.train())
            .number(source.test())
            .number(source.size())
            .number(source.seed())
            .hexadecimal();
    return new DataIdentity("objects", digest, ObjectShape.values().length);
  }

  @Override
  public ObjectImages train() {
    return images(source.train(), "train");
  }

  @Override
  public ObjectImages test() {
    return images(source.test(), "test");
  }

  private ObjectImages images(int count, String split) {
    return new ObjectImages(
        count, source.size(), RandomAddress.of(source.seed(), "objects of " + split));
  }
}
