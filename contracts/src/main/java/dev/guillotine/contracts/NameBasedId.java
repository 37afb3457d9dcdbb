package dev.guillotine.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Name-based identifiers (UUID version 5, RFC 9562): the same description always gives the same id,
 * so that work done twice writes the same names.
 */
public final class NameBasedId {
  private static final UUID NAMESPACE = UUID.fromString("6f2b4c1e-2206-5133-8378-67756c6c6f74");
  private static final String SEPARATOR = "\u001f";

  private NameBasedId() {}

  /** The id of what the parts describe, in their order. */
  public static UUID of(Object... parts) {
    String name = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(SEPARATOR));
    MessageDigest sha1 = sha1();
    sha1.update(bytes(NAMESPACE));
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
