package dev.guillotine.platform.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where bulk data lies: any store that speaks S3. */
@ConfigMapping(prefix = "guillotine.object-store")
public interface ObjectStoreConfiguration {
  /** Address of the store. */
  @WithDefault("http://localhost:9000")
  URI endpoint();

  /** Address at which users reach the store, where it is another one than ours. */
  Optional<URI> publicEndpoint();

  /** Who we are. */
  @WithDefault("guillotine")
  String accessKey();

  /** How we prove it. */
  @WithDefault("guillotine-secret")
  String secretKey();

  /** The one bucket that holds everything; created when it is missing. */
  @WithDefault("guillotine")
  String bucket();

  /** Region to sign for. */
  @WithDefault("us-east-1")
  String region();

  /** Longest silence of the store before a request fails. */
  @WithDefault("30s")
  Duration timeout();
}
