package dev.guillotine.embedding.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

  /** What a TorchScript module may cost. */
  Modules modules();

  /** What a TorchScript module may cost. */
  interface Modules {
    /**
     * Images that it is given at once. It gives back all that flows at its cuts, which is much more
     * than embeddings are.
     */
    @WithDefault("32")
    int batch();

    /** Longest wait for it to be loaded, and for what it makes of one batch. */
    @WithDefault("5m")
    Duration answer();

    /** Most bytes that its process may hold in memory. */
    @WithDefault("4294967296")
    long memory();

    /** Most bytes of its file once unpacked. */
    @WithDefault("8589934592")
    long unpacked();
  }
}
