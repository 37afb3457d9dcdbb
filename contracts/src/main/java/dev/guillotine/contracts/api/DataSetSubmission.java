package dev.guillotine.contracts.api;

import dev.guillotine.contracts.specification.BuiltInSet;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;

/**
 * A data set that is to enter the catalogue ({@code POST /api/v1/datasets}).
 *
 * @param name what it is to be known by, not the name of a set that is built in
 * @param source where it lies; not another name of the catalogue
 */
public record DataSetSubmission(DataSetName name, DataSource source) {
  public DataSetSubmission {
    Required.present("name", name);
    Required.present("source", source);
    requireFree(name);
    if (source instanceof DataSource.Registered) {
      throw new InvalidValueException(
          "source.set", "registered", "the kind of set that it is, not a name of the catalogue");
    }
  }

  private static void requireFree(DataSetName name) {
    if (BuiltInSet.all().stream().anyMatch(set -> set.name().equals(name))) {
      throw new InvalidValueException(
          "name",
          name,
          "any but %s, which are built in"
              .formatted(BuiltInSet.all().stream().map(BuiltInSet::name).toList()));
    }
  }
}
