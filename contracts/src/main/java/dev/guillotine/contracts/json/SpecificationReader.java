package dev.guillotine.contracts.json;

import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;

/** Reads run specifications as people write them, as strictly as {@link StrictReader} does. */
public final class SpecificationReader {
  private SpecificationReader() {}

  /**
   * Reads JSON.
   *
   * @throws InvalidValueException naming the field that is refused
   */
  public static RunSpecification fromJson(String text) {
    return StrictReader.fromJson(text, RunSpecification.class);
  }

  /**
   * Reads YAML, anchors and all; the document may hold one mapping only.
   *
   * @throws InvalidValueException naming the field that is refused
   */
  public static RunSpecification fromYaml(String text) {
    return StrictReader.fromYaml(text, RunSpecification.class);
  }
}
