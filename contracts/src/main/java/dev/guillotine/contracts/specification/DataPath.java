package dev.guillotine.contracts.specification;

import dev.guillotine.contracts.validation.InvalidValueException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where data lie: an absolute path on a disk that the services can read, or {@code
 * s3://bucket/prefix} in the object store.
 */
public final class DataPath {
  private static final String ALLOWED =
      "an absolute path, or s3://bucket/prefix without empty parts, \".\" and \"..\"";
  private static final String STORED = "s3://";
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** Parts of a key that a file system would take for other folders. */
  private static final Set<String> NO_PARTS = Set.of("", ".", "..");

  private DataPath() {}

  /** The path without what is superfluous in it; refuses what is neither. */
  static String require(String path) {
    try {
      if (path != null && path.startsWith(STORED)) {
        return stored(path);
      }
      if (path != null && Path.of(path).isAbsolute()) {
        return Path.of(path).normalize().toString();
      }
    } catch (InvalidPathException e) {
      throw new InvalidValueException("path", path, ALLOWED);
    }
    throw new InvalidValueException("path", path, ALLOWED);
  }

  private static String stored(String path) {
    boolean slash = path.endsWith("/") && path.length() > STORED.length();
    String trimmed = slash ? path.substring(0, path.length() - 1) : path;
    String key = key(trimmed);
    if (!BUCKET.matcher(bucket(trimmed)).matches()
        || (!key.isEmpty() && Stream.of(key.split("/", -1)).anyMatch(NO_PARTS::contains))) {
      throw new InvalidValueException("path", path, ALLOWED);
    }
    return trimmed;
  }

  /** Whether a path lies in the object store. */
  public static boolean isStored(String path) {
    return path.startsWith(STORED);
  }

  /** The bucket of a path in the object store. */
  public static String bucket(String path) {
    String rest = path.substring(STORED.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  /** The key or prefix of a path in the object store, without a slash at its ends. */
  public static String key(String path) {
    String rest = path.substring(STORED.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? "" : rest.substring(slash + 1);
  }
}
