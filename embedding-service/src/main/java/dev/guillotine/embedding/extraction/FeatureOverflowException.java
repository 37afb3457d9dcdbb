package dev.guillotine.embedding.extraction;

import java.io.IOException;

/** A feature is too large to be stored in half precision. */
public final class FeatureOverflowException extends IOException {
  private static final long serialVersionUID = 1;

  FeatureOverflowException(String cut, float value) {
    super(
        "probes.features.type: f16 is not allowed; allowed: f32, for at the cut %s a feature is %s"
            .formatted(cut, value));
  }
}
