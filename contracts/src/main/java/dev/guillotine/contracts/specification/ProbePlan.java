package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.IntegerRange;
import java.util.List;

/**
 * What is asked of the features at every cut.
 *
 * @param probes kinds of probe, default linear, knn and ridge; each is fitted for the tasks that it
 *     fits
 * @param tasks names of the data set's tasks to predict, default all
 * @param train most samples that a probe is fitted on, default 4,000
 * @param validation samples held out of the training split to choose hyper-parameters and the cut;
 *     neither the network nor a probe is fitted on them before that choice; default 1,000
 * @param shots a small part of those {@code train} samples to fit on instead; default none
 * @param test most samples of the test split that a score is computed on, default 2,000
 * @param features which cuts are probed, and on what is made of them; default all, as the network
 *     pools them
 */
public record ProbePlan(
    List<ProbeKind> probes,
    List<String> tasks,
    Integer train,
    @JsonInclude(JsonInclude.Include.NON_NULL) FewShot shots,
    Integer validation,
    Integer test,
    Features features) {
  private static final List<ProbeKind> STANDARD =
      List.of(ProbeKind.LINEAR, ProbeKind.KNN, ProbeKind.RIDGE);
  private static final int MOST = 10_000_000;
  private static final IntegerRange TRAIN = new IntegerRange("train", 4_000, 10, MOST);
  private static final IntegerRange VALIDATION = new IntegerRange("validation", 1_000, 10, MOST);
  private static final IntegerRange TEST = new IntegerRange("test", 2_000, 10, MOST);

  /** A readout that is fitted on frozen features. */
  public enum ProbeKind {
    /** Logistic regression on standardised features, for classes and labels. */
    @JsonProperty("linear")
    LINEAR,
    /** Vote of the nearest training samples by cosine similarity, for classes. */
    @JsonProperty("knn")
    KNN,
    /** Ridge regression on standardised features, for numbers and angles. */
    @JsonProperty("ridge")
    RIDGE,
    /** A network of one hidden layer on standardised features, for anything. */
    @JsonProperty("mlp")
    MLP
  }

  /** The default plan. */
  public static ProbePlan standard() {
    return new ProbePlan(null, null, null, null, null, null, null);
  }

  public ProbePlan {
    probes =
        probes == null || probes.isEmpty()
            ? STANDARD
            : probes.stream().distinct().sorted().toList();
    tasks = tasks == null ? List.of() : tasks.stream().distinct().toList();
    train = TRAIN.require(train);
    validation = VALIDATION.require(validation);
    test = TEST.require(test);
    features = features == null ? Features.standard() : features;
  }
}
