package dev.guillotine.trainer.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service trains. */
@ConfigMapping(prefix = "guillotine.trainer")
public interface TrainerConfiguration {
  /** Longest stretch of training that is repeated after a trainer was killed. */
  @WithDefault("20s")
  Duration recoveryInterval();
}
