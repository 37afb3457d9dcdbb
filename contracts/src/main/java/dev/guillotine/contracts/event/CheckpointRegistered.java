package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.network.GivenCheckpoint;
import dev.guillotine.contracts.specification.CheckpointName;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A checkpoint that was made elsewhere is known from now on. Its file may still be on its way.
 *
 * @param name what runs know it by
 * @param occurredAt when it was registered
 * @param checkpoint what it is
 */
public record CheckpointRegistered(
    CheckpointName name, Instant occurredAt, GivenCheckpoint checkpoint) implements Event {
  public CheckpointRegistered {
    Required.present("name", name);
    Required.present("occurredAt", occurredAt);
    Required.present("checkpoint", checkpoint);
  }

  @Override
  public UUID subject() {
    return name.id();
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.CHECKPOINT_REGISTERED, name);
  }
}
