package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.data.DataSetDescription;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.UUID;

/**
 * A data set was opened, and this is what it holds.
 *
 * @param name what it is known by
 * @param occurredAt when
 * @param source where it lies
 * @param request id of the request that this answers; absent for a set that is built in
 * @param description what it holds
 */
public record DataSetDescribed(
    DataSetName name,
    Instant occurredAt,
    DataSource source,
    @JsonInclude(JsonInclude.Include.NON_NULL) UUID request,
    DataSetDescription description)
    implements Event {
  public DataSetDescribed {
    Required.present("name", name);
    Required.present("occurredAt", occurredAt);
    Required.present("source", source);
    Required.present("description", description);
  }

  @Override
  public UUID subject() {
    return name.id();
  }

  @Override
  public UUID id() {
    return NameBasedId.of(
        EventType.DATA_SET_DESCRIBED, name, request, description.identity().digest());
  }
}
