package dev.guillotine.representation.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of parts; parts of varying length are preceded by their length. */
public final class ContentDigest {
  private final MessageDigest sha256;

  /** The digest of nothing so far. */
  public ContentDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a number. */
  public ContentDigest number(long value) {
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  /** Adds a text with its length. */
  public ContentDigest text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes with their length. */
  public ContentDigest bytes(byte[] value) {
    number(value.length);
    sha256.update(value);
    return this;
  }

  /** Adds bytes alone: of parts whose length is known from what comes before or after. */
  public ContentDigest raw(byte[] value, int offset, int length) {
    sha256.update(value, offset, length);
    return this;
  }

  /** 64 lower-case digits; the digest begins anew afterwards. */
  public String hexadecimal() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
