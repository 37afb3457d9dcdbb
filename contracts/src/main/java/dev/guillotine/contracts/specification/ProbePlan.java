package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.IntegerRange;
import java.util.List;

/**
 * What is asked of the features at every cut.
 *
 * @param probes kinds of probe, default linear and knn
 * @param train most samples that a probe is fitted on, default 4,000
 * @param validation samples held out of the training split to choose hyper-parameters and the cut;
 *     neither the network nor a probe is fitted on them before that choice; default 1,000
 * @param test most samples of the test split that a score is computed on, default 2,000
 */
public record ProbePlan(List<ProbeKind> probes, Integer train, Integer validation, Integer test) {
  private static final int MOST = 10_000_000;
  private static final IntegerRange TRAIN = new IntegerRange("train", 4_000, 10, MOST);
  private static final IntegerRange VALIDATION = new IntegerRange("validation", 1_000, 10, MOST);
  private static final IntegerRange TEST = new IntegerRange("test", 2_000, 10, MOST);

  /** A readout that is fitted on frozen features. */
  public enum ProbeKind {
    /** Multinomial logistic regression on standardised features. */
    @JsonProperty("linear")
    LINEAR,
    /** Vote of the nearest training samples by cosine similarity. */
    @JsonProperty("knn")
    KNN
  }

  public ProbePlan {
    probes =
        probes == null || probes.isEmpty()
            ? List.of(ProbeKind.values())
            : probes.stream().distinct().sorted().toList();
    train = TRAIN.require(train);
    validation = VALIDATION.require(validation);
    test = TEST.require(test);
  }
}
