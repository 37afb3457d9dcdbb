package dev.guillotine.platform.storage;

import dev.guillotine.contracts.storage.ObjectReference;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys that end in digest and size of what they name, so that a listing tells all that a reference
 * needs.
 */
public final class ContentKey {
  private static final Pattern FORM = Pattern.compile(".*/([0-9a-f]{64})-(\\d{1,18})\\.\\w+");

  private ContentKey() {}

  static String of(String prefix, String sha256, long size, String ending) {
    return prefix + sha256 + "-" + size + ending;
  }

  /** What a key refers to, if it is of this kind. */
  public static Optional<ObjectReference> reference(String key) {
    Matcher form = FORM.matcher(key);
    return form.matches()
        ? Optional.of(new ObjectReference(key, Long.parseLong(form.group(2)), form.group(1)))
        : Optional.empty();
  }
}
