package dev.guillotine.embedding.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How features that nothing needs are looked for. */
@ConfigMapping(prefix = "guillotine.embedding.sweep")
interface SweepConfiguration {
  /** From the end of one sweep to the next. */
  @WithDefault("6h")
  Duration every();

  /** See {@link Retention#grace()}. */
  @WithDefault("7d")
  Duration grace();

  /** See {@link Retention#keep()}. */
  Optional<Duration> keep();

  /** What becomes of orphans. */
  @WithDefault("report")
  Orphans orphans();

  /** What becomes of features that nothing needs. */
  enum Orphans {
    /** They are counted and left alone: a dry run. */
    REPORT,

    /** They are removed. */
    REMOVE
  }
}
