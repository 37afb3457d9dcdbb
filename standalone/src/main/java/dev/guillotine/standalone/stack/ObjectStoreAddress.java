package dev.guillotine.standalone.stack;

import java.net.URI;

/**
 * How the object store of a stack is reached. Its credentials keep nobody out: it listens on this
 * machine only, as everything of a stack does.
 *
 * @param endpoint where it listens
 * @param accessKey name that requests are signed with
 * @param secretKey secret that requests are signed with
 * @param bucket that holds everything
 */
public record ObjectStoreAddress(URI endpoint, String accessKey, String secretKey, String bucket) {

  /** The store of a stack. */
  static ObjectStoreAddress at(URI endpoint) {
    return new ObjectStoreAddress(endpoint, "guillotine", "guillotine-secret", "guillotine");
  }
}
