package dev.guillotine.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A checkpoint's network up to one cut is to be written for taking home. It is about the trunk, not
 * about the run: that one has not failed when this does.
 *
 * @param occurredAt when somebody asked
 * @param source the checkpoint
 * @param cut name of the cut point at which the trunk ends
 */
public record TrunkRequested(Instant occurredAt, CheckpointPublished source, String cut)
    implements Event {
  /** Rises with every change that changes the files. */
  private static final int EXPORTER_VERSION = 1;

  public TrunkRequested {
    Required.present("occurredAt", occurredAt);
    Required.present("source", source);
    List<String> cuts = source.cutPoints().stream().map(CutPoint::name).toList();
    if (!cuts.contains(cut)) {
      throw new InvalidValueException("cut", cut, "one of " + cuts);
    }
  }

  /** Where the trunk ends. */
  @JsonIgnore
  public CutPoint point() {
    return source.cutPoints().stream()
        .filter(point -> point.name().equals(cut))
        .findFirst()
        .orElseThrow();
  }

  /** Key of the trunk's parameters and buffers (safetensors). */
  @JsonIgnore
  public String weights() {
    return folder() + "trunk.safetensors";
  }

  /** Key of the trunk as a TorchScript module; written last. */
  @JsonIgnore
  public String module() {
    return folder() + "trunk.pt";
  }

  private String folder() {
    return ObjectKeys.trunk(source.checkpoint().digest(), id());
  }

  @Override
  public UUID subject() {
    return id();
  }

  @Override
  public UUID id() {
    return NameBasedId.of(
        "trunk",
        EXPORTER_VERSION,
        source.checkpoint().digest(),
        source.architecture(),
        source.normalisation(),
        cut);
  }
}
