package dev.guillotine.contracts.event;

import dev.guillotine.contracts.NameBasedId;
import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.specification.ProbePlan.ProbeKind;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.Required;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where to cut one checkpoint for one task under one probe. The cut is chosen on the validation
 * split; the scores given are those of the test split, and so is what they differ by, which is
 * compared sample by sample.
 *
 * @param runId the run
 * @param occurredAt when
 * @param checkpoint the network
 * @param data what the scores are about
 * @param task which target was predicted
 * @param probe the readout
 * @param metric what the scores count
 * @param best the cut to choose
 * @param backbone the customary cut: the backbone's output
 * @param output the network's output, where nothing is cut
 * @param gap score at the backbone's output minus score at the network's output
 * @param gapInterval that holds the gap with 95 % confidence
 * @param regrets what each cut that was probed, the best included, costs against the best, from
 *     input to output; those of the customary cut and of the network's output among them
 * @param ties cuts that cannot be told from the best, itself included, from input to output: the
 *     interval of their regret reaches 0
 * @param cheapest the first of {@code ties}: fewest layers to keep
 * @param aboveChance whether the best cut's interval lies above what a constant prediction reaches;
 *     if not, no cut tells anything of the task
 * @param siblings how many recommendations this checkpoint gets for this data, this one included:
 *     one per task and probe that fits it
 * @param sentence the recommendation in plain words
 * @param protocol version of the probing protocol
 */
public record CutRecommended(
    UUID runId,
    Instant occurredAt,
    Checkpoint checkpoint,
    DataIdentity data,
    String task,
    ProbeKind probe,
    Metric metric,
    CutScore best,
    CutScore backbone,
    CutScore output,
    double gap,
    Interval gapInterval,
    List<CutRegret> regrets,
    List<String> ties,
    String cheapest,
    boolean aboveChance,
    int siblings,
    String sentence,
    int protocol)
    implements RunEvent {
  public CutRecommended {
    Required.present("runId", runId);
    Required.present("occurredAt", occurredAt);
    Required.present("checkpoint", checkpoint);
    Required.present("data", data);
    Required.text("task", task);
    Required.present("probe", probe);
    Required.present("metric", metric);
    Required.present("best", best);
    Required.present("backbone", backbone);
    Required.present("output", output);
    Required.finite("gap", gap);
    Required.present("gapInterval", gapInterval);
    regrets = Required.someOf("regrets", regrets);
    ties = Required.someOf("ties", ties);
    Required.text("cheapest", cheapest);
    new IntegerRange("siblings", 0, 1, Integer.MAX_VALUE).require(siblings);
    Required.text("sentence", sentence);
    new IntegerRange("protocol", 0, 1, Integer.MAX_VALUE).require(protocol);
  }

  @Override
  public UUID id() {
    return NameBasedId.of(
        EventType.CUT_RECOMMENDED,
        runId,
        checkpoint.step(),
        data.name(),
        data.digest(),
        probe,
        task,
        protocol);
  }
}
