package dev.guillotine.representation.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of parts; parts of varying length are preceded by their length. */
final class ContentDigest {
  private final MessageDigest sha256;

  ContentDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  ContentDigest number(long value) {
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  ContentDigest text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  ContentDigest bytes(byte[] value) {
    number(value.length);
    sha256.update(value);
    return this;
  }

  /** 64 lower-case digits; the digest begins anew afterwards. */
  String hexadecimal() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
