package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * Some rows of one split are to be extracted: the smallest piece of an extraction, which one worker
 * takes.
 *
 * @param runId the run
 * @param occurredAt when it was planned
 * @param source the checkpoint, the data and the cuts that are asked for
 * @param data what the set held when this was planned
 * @param split of the rows
 * @param from first row, from 0
 * @param to the row after the last one
 */
public record ShardRequested(
    UUID runId,
    Instant occurredAt,
    CheckpointPublished source,
    DataIdentity data,
    Split split,
    int from,
    int to)
    implements RunEvent {
  public ShardRequested {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("source", source);
    Required.present("data", data);
    Required.present("split", split);
    Required.count("from", from);
    if (to <= from) {
      throw new InvalidValueException("to", to, "an integer of more than " + from);
    }
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.SHARD_REQUESTED, source.id(), data.digest(), split, from, to);
  }
}
