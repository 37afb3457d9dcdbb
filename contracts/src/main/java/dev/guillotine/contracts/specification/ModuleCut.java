package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in a network that was made elsewhere.
 *
 * @param name key of what the module gives there, 1 to 100 letters, digits, dots, dashes and
 *     underscores, a letter or digit first; for example {@code layer3.1}
 * @param shape of what flows there for one sample: {@code [c, h, w]}, {@code [c, length]}, {@code
 *     [tokens, d]} or {@code [d]}
 * @param tokens where tokens flow, which of them make the embedding; absent elsewhere, where the
 *     mean over all positions does
 */
public record ModuleCut(
    String name,
    List<Integer> shape,
    @JsonInclude(JsonInclude.Include.NON_NULL) Backbone.Tokens tokens) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int MOST_AXES = 3;
  private static final int OF_TOKENS = 2;

  public ModuleCut {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new InvalidValueException(
          "name",
          name,
          "1 to 100 letters, digits, dots, dashes and underscores, a letter or digit first");
    }
    shape = Required.someOf("shape", shape);
    if (shape.size() > MOST_AXES) {
      throw new InvalidValueException("shape", shape, "1 to " + MOST_AXES + " integers");
    }
    for (int axis = 0; axis < shape.size(); axis++) {
      new IntegerRange("shape[" + axis + "]", 0, 1, 1 << 20).require(shape.get(axis));
    }
    if (tokens != null && shape.size() != OF_TOKENS) {
      throw new InvalidValueException("tokens", tokens, "null but for a shape [tokens, d]");
    }
    if (tokens == null && shape.size() == OF_TOKENS && shape.get(0).equals(shape.get(1))) {
      throw new InvalidValueException(
          "shape", shape, "another length than channels, unless \"tokens\" says that tokens flow");
    }
  }
}
