package dev.guillotine.representation.data.files;

/** What is known of the Deflate format (RFC 1951) without unpacking anything. */
public final class Deflate {
  /** Most bytes that one packed byte can give: 258 bytes for two bits. */
  public static final long MOST_EXPANSION = 1_032;

  private Deflate() {}
}
