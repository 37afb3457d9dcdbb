package dev.guillotine.contracts.event;

import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;

/**
 * Which data a score is about.
 *
 * @param name of the set, for example {@code cifar10}
 * @param digest SHA-256 over its content and its reader's version
 * @param classes number of classes of its label, at least 2
 */
public record DataIdentity(String name, String digest, int classes) {
  public DataIdentity {
    Required.text("name", name);
    Required.text("digest", digest);
    new IntegerRange("classes", 0, 2, 1_000_000).require(classes);
  }
}
