package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A data set is to be opened, checked and described.
 *
 * @param name what it is to be known by; a later request under the same name takes its place
 * @param occurredAt when it was asked for
 * @param source where it lies
 */
public record DataSetRequested(DataSetName name, Instant occurredAt, DataSource source)
    implements Event {
  public DataSetRequested {
    Required.present("name", name);
    Required.present("occurredAt", occurredAt);
    Required.present("source", source);
  }

  @Override
  public UUID subject() {
    return name.id();
  }

  @Override
  public UUID id() {
    return NameBasedId.of(EventType.DATA_SET_REQUESTED, name, occurredAt, source);
  }
}
