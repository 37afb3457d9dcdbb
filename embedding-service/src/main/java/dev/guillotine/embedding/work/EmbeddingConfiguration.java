package dev.guillotine.embedding.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this service extracts. */
@ConfigMapping(prefix = "guillotine.embedding")
public interface EmbeddingConfiguration {
  /** Images in one forward pass. */
  @WithDefault("256")
  int batch();
}
