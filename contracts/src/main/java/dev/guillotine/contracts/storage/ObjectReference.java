package dev.guillotine.contracts.storage;

import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import java.util.regex.Pattern;

/**
 * A claim check: where an object lies in the store, and what its bytes must be.
 *
 * @param key the object's key in the bucket
 * @param size length in bytes
 * @param sha256 digest of the content, 64 lower-case hexadecimal digits
 */
public record ObjectReference(String key, long size, String sha256) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public ObjectReference {
    Required.text("key", key);
    Required.count("size", size);
    if (sha256 == null || !DIGEST.matcher(sha256).matches()) {
      throw new InvalidValueException("sha256", sha256, "64 lower-case hexadecimal digits");
    }
  }
}
