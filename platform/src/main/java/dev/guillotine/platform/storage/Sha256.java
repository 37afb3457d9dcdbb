package dev.guillotine.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what passes through. */
final class Sha256 {
  private static final int PIECE = 1 << 16;

  private final MessageDigest digest = create();

  static String of(byte[] content) {
    return HexFormat.of().formatHex(create().digest(content));
  }

  static String of(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      Sha256 sha256 = new Sha256();
      sha256.copy(content, OutputStream.nullOutputStream());
      return sha256.hex();
    }
  }

  /** Copies everything and returns how many bytes that were. */
  long copy(InputStream from, OutputStream to) throws IOException {
    byte[] piece = new byte[PIECE];
    long size = 0;
    for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
      digest.update(piece, 0, read);
      to.write(piece, 0, read);
      size += read;
    }
    return size;
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
