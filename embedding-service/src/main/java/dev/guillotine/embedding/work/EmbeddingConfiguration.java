package dev.guillotine.embedding.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How this service extracts. */
@ConfigMapping(prefix = "guillotine.embedding")
public interface EmbeddingConfiguration {
  /** Images in one forward pass. */
  @WithDefault("256")
  int batch();

  /**
   * Most bytes of features that one piece of work makes, in single precision. Smaller pieces are
   * shared out better among workers, larger ones cost less around them.
   */
  @WithDefault("268435456")
  long shardBytes();
}
