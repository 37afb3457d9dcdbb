package dev.guillotine.benchmarks;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.probe.fit.Angles;
import dev.guillotine.probe.fit.Classes;
import dev.guillotine.probe.fit.CutFeatures;
import dev.guillotine.probe.fit.FeatureMatrix;
import dev.guillotine.probe.fit.Numbers;
import dev.guillotine.probe.fit.Probe;
import dev.guillotine.probe.fit.ProbeData;
import dev.guillotine.probe.fit.ProbeResult;
import dev.guillotine.probe.fit.Targets;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Splits;
import java.util.ArrayList;
import java.util.List;

/** Probes at every cut of one network, fitted and scored on the splits of one set. */
final class CutProbes {
  private final DataSet set;
  private final Samples train;
  private final Samples validation;
  private final Samples test;
  private final List<CutPoint> cuts;
  private final List<CutFeatures> features = new ArrayList<>();

  /**
   * Extracts the features of all three splits at every cut.
   *
   * @param probeValidation samples to hold out of the training split
   * @param most samples of the training split, and of the test split
   */
  CutProbes(NetworkFeatures network, DataSet set, int probeValidation, int most) {
    Splits splits = new Splits(set, probeValidation);
    this.set = set;
    this.train = splits.samples(Split.TRAIN).first(most);
    this.validation = splits.samples(Split.VALIDATION);
    this.test = splits.samples(Split.TEST).first(most);
    this.cuts = network.cuts();
    List<FeatureMatrix> ofTrain = network.of(train);
    List<FeatureMatrix> ofValidation = network.of(validation);
    List<FeatureMatrix> ofTest = network.of(test);
    for (int cut = 0; cut < cuts.size(); cut++) {
      features.add(new CutFeatures(ofTrain.get(cut), ofValidation.get(cut), ofTest.get(cut)));
    }
  }

  List<CutPoint> cuts() {
    return cuts;
  }

  /** Features at a cut. */
  CutFeatures features(int cut) {
    return features.get(cut);
  }

  /** Classes of the test samples. */
  Classes testClasses(String task) {
    return (Classes) targets(test, task);
  }

  /** Classes of the samples that were fitted on, validation last. */
  List<Classes> fittedClasses(String task) {
    return List.of((Classes) targets(train, task), (Classes) targets(validation, task));
  }

  /** Fits a probe at every cut. */
  List<ProbeResult> fit(Probe probe, String task) {
    return features.stream()
        .map(
            cut ->
                probe.fit(
                    new ProbeData(
                        cut, targets(train, task), targets(validation, task), targets(test, task)),
                    () -> {}))
        .toList();
  }

  private Targets targets(Samples samples, String name) {
    Task task =
        set.tasks().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    if (task instanceof Task.Classification classification) {
      var classes = (dev.guillotine.representation.data.Targets.Classes) samples.targets(name);
      return new Classes(classes.values(), classification.classes());
    }
    var numbers = (dev.guillotine.representation.data.Targets.Numbers) samples.targets(name);
    return task instanceof Task.Circular circular
        ? new Angles(numbers.values(), circular.period())
        : new Numbers(numbers.values());
  }
}
