package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One cut's embeddings were measured without labels. These are diagnostics: no rule that is agreed
 * upon chooses a cut by them.
 *
 * @param runId the run
 * @param occurredAt when
 * @param checkpoint the network
 * @param cut the depth
 * @param data whose embeddings
 * @param measures by name: {@code rankMe}, {@code participationRatio}, {@code alphaReq}, {@code
 *     uniformity}, {@code intrinsicDimension}; one that is not defined, as for constant embeddings,
 *     is absent
 * @param similarities linear CKA with other cuts of the network, by their names
 * @param samples of the training split that were measured
 * @param protocol version of the measuring protocol: measures of different versions do not compare
 * @param seed of the run
 * @param seconds that measuring took
 * @param version of the software that measured
 */
public record LayerMeasured(
    UUID runId,
    Instant occurredAt,
    Checkpoint checkpoint,
    CutPoint cut,
    DataIdentity data,
    Map<String, Double> measures,
    Map<String, Double> similarities,
    int samples,
    int protocol,
    long seed,
    double seconds,
    String version)
    implements RunEvent {
  public LayerMeasured {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("checkpoint", checkpoint);
    Required.present("cut", cut);
    Required.present("data", data);
    measures = Required.numbers("measures", measures);
    similarities = Required.numbers("similarities", similarities);
    new IntegerRange("samples", 0, 1, Integer.MAX_VALUE).require(samples);
    new IntegerRange("protocol", 0, 1, Integer.MAX_VALUE).require(protocol);
    Required.finite("seconds", seconds);
    Required.text("version", version);
  }

  @Override
  public UUID id() {
    return NameBasedId.of(
        EventType.LAYER_MEASURED,
        runId,
        checkpoint.step(),
        data.name(),
        data.digest(),
        cut.name(),
        protocol);
  }
}
