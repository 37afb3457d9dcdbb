package dev.guillotine.contracts.specification;

import java.util.List;

/**
 * A set that is generated: known without a request, under a name that no other set may have.
 *
 * @param name what it is known by
 * @param source the set with its default parameters
 */
public record BuiltInSet(DataSetName name, DataSource source) {
  /** Images of lit solids. */
  public static final BuiltInSet OBJECTS =
      new BuiltInSet(new DataSetName("objects"), new DataSource.Objects(null, null, null, null));

  /** Signals after MNIST. */
  public static final BuiltInSet MNIST1D =
      new BuiltInSet(new DataSetName("mnist1d"), new DataSource.Mnist1d(null, null, null));

  /** All of them. */
  public static List<BuiltInSet> all() {
    return List.of(OBJECTS, MNIST1D);
  }
}
