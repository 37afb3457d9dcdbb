package dev.guillotine.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.specification.CheckpointName;
import java.time.Instant;

/**
 * A checkpoint that was made elsewhere ({@code GET /api/v1/checkpoints/{name}}).
 *
 * @param name what runs know it by
 * @param registeredAt when it became known
 * @param checkpoint what it is
 * @param uploaded whether a file of its size is in the object store
 * @param upload where the file goes; absent once it was uploaded, and in lists
 */
public record CheckpointView(
    CheckpointName name,
    Instant registeredAt,
    GivenCheckpoint checkpoint,
    boolean uploaded,
    @JsonInclude(JsonInclude.Include.NON_NULL) Upload upload) {

  /**
   * A place for the file, for a while.
   *
   * @param url to PUT it to
   * @param expiresAt until when
   */
  public record Upload(String url, Instant expiresAt) {}
}
