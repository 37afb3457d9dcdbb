package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One cut was scored by one probe on one task.
 *
 * @param runId the run
 * @param occurredAt when
 * @param checkpoint the network
 * @param cut the depth
 * @param data what the score is about
 * @param task which target was predicted, for example {@code class}
 * @param probe the readout that was fitted
 * @param metric what the score counts
 * @param value the score on the test split
 * @param standardError of {@code value}, from the number of test samples
 * @param interval that holds {@code value} with 95 % confidence, from the number of test samples
 * @param chance what the best constant prediction reaches on the same samples, in the same metric
 * @param validation the score on the validation split, which alone chose the hyper-parameters
 * @param hyperParameters what was chosen
 * @param details more about the score on the test split, by name, for example {@code errorDegrees}
 * @param samples size n of the test split
 * @param fitted how many samples the scored probe was fitted on: train and validation
 * @param protocol version of the probing protocol: scores of different versions do not compare
 * @param seed of the run
 * @param seconds that fitting and scoring took
 * @param version of the software that made the score
 */
public record LayerScored(
    UUID runId,
    Instant occurredAt,
    Checkpoint checkpoint,
    CutPoint cut,
    DataIdentity data,
    String task,
    ProbeKind probe,
    Metric metric,
    double value,
    double standardError,
    Interval interval,
    double chance,
    double validation,
    Map<String, Double> hyperParameters,
    Map<String, Double> details,
    int samples,
    int fitted,
    int protocol,
    long seed,
    double seconds,
    String version)
    implements RunEvent {
  public LayerScored {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("checkpoint", checkpoint);
    Required.present("cut", cut);
    Required.present("data", data);
    Required.text("task", task);
    Required.present("probe", probe);
    Required.present("metric", metric);
    Required.finite("value", value);
    Required.finite("standardError", standardError);
    Required.present("interval", interval);
    Required.finite("chance", chance);
    Required.finite("validation", validation);
    hyperParameters = Required.numbers("hyperParameters", hyperParameters);
    details = Required.numbers("details", details);
    new IntegerRange("samples", 0, 1, Integer.MAX_VALUE).require(samples);
    new IntegerRange("fitted", 0, 1, Integer.MAX_VALUE).require(fitted);
    new IntegerRange("protocol", 0, 1, Integer.MAX_VALUE).require(protocol);
    Required.finite("seconds", seconds);
    Required.text("version", version);
  }

  @Override
  public UUID id() {
    return NameBasedId.of(
        EventType.LAYER_SCORED,
        runId,
        checkpoint.step(),
        data.name(),
        data.digest(),
        Split.TEST,
        cut.name(),
        probe,
        task,
        protocol);
  }
}
