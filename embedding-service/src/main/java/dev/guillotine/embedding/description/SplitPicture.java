package dev.guillotine.embedding.description;

import dev.guillotine.representation.data.Samples;

/** Shows people what samples look like. */
final class SplitPicture {
  private SplitPicture() {}

  /** A contact sheet (PNG); null where the samples cannot be shown. */
  static byte[] of(Samples samples) {
    return null;
  }
}
