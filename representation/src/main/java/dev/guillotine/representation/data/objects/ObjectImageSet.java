package dev.guillotine.representation.data.objects;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.ContentDigest;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The built-in set: images of ten {@linkplain ObjectShape shapes} whose {@linkplain ObjectFactors
 * factors} are known. A pure function of its parameters; the digest covers them and {@link
 * #VERSION}.
 */
public final class ObjectImageSet implements DataSet {
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
    return new DataIdentity("objects", digest);
  }

  @Override
  public List<Task> tasks() {
    return ObjectTask.all();
  }

  @Override
  public Map<String, List<String>> names() {
    return Map.of(
        ObjectTask.SHAPE.json(),
        Arrays.stream(ObjectShape.values())
            .map(shape -> shape.name().toLowerCase(Locale.ROOT))
            .toList());
  }

  @Override
  public ObjectImages train() {
    return images(source.train(), "train");
  }

  @Override
  public Optional<Samples> test() {
    return Optional.of(images(source.test(), "test"));
  }

  private ObjectImages images(int count, String split) {
    return new ObjectImages(
        count, source.size(), RandomAddress.of(source.seed(), "objects of " + split));
  }
}
