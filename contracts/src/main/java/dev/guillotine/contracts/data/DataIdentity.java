package dev.guillotine.contracts.data;

import dev.guillotine.contracts.validation.Required;

/**
 * Which data a score is about.
 *
 * @param name of the set, for example {@code cifar10}
 * @param digest SHA-256 over its content and its reader's version
 */
public record DataIdentity(String name, String digest) {
  public DataIdentity {
    Required.text("name", name);
    Required.text("digest", digest);
  }
}
