package dev.guillotine.standalone.specification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.nio.file.Path;
import java.util.List;

/**
 * A document that says which data to use: a run specification, whose {@code data} are meant, or
 * what stands there alone ({@code {set: folders, path: …}}).
 */
public final class DataDocument {
  private static final String DATA = "data";
  private static final String SET = "set";

  private DataDocument() {}

  /**
   * Reads a document.
   *
   * @param text JSON or YAML
   * @param overrides of fields of the data, applied in their order
   * @param folder what a relative path on a disk starts from
   * @return the run that it describes, or else the default run on these data
   * @throws InvalidValueException naming the field that is refused
   */
  public static RunSpecification parse(String text, List<FieldOverride> overrides, Path folder) {
    ObjectNode root = SpecificationFile.object(text);
    if (!root.path(SET).isTextual()) {
      ObjectNode data =
          root.get(DATA) instanceof ObjectNode given
              ? given
              : root.putObject(DATA).put(SET, "objects");
      overrides.forEach(override -> override.applyTo(data));
      return SpecificationFile.specification(root, folder);
    }
    overrides.forEach(override -> override.applyTo(root));
    try {
      return SpecificationFile.specification(root.objectNode().set(DATA, root), folder);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(
          e.field().replaceFirst("^" + DATA + "(\\.|$)", ""), e.value(), e.allowed());
    }
  }

  /** The default run on a set that needs no file but its name. */
  public static RunSpecification builtIn(String set, List<FieldOverride> overrides) {
    return parse("{\"set\": \"" + set + "\"}", overrides, Path.of(""));
  }
}
