package dev.guillotine.embedding.work;

import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.specification.ProbePlan;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.FewShots;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import java.util.EnumMap;
import java.util.Map;

/** The samples that a plan asks for, split by split. */
final class ProbedSamples {
  private ProbedSamples() {}

  /**
   * All of them.
   *
   * @param shape that the network takes
   * @throws InvalidValueException when the set's samples are of another one, or are too few
   */
  static Map<Split, Selection> of(DataSet set, ProbePlan plan, SampleShape shape) {
    Splits splits = new Splits(set, plan.validation());
    Map<Split, Selection> samples = new EnumMap<>(Split.class);
    Selection train = splits.samples(Split.TRAIN).first(plan.train());
    samples.put(Split.TRAIN, plan.shots() == null ? train : FewShots.of(set, train, plan.shots()));
    samples.put(Split.VALIDATION, splits.samples(Split.VALIDATION));
    samples.put(Split.TEST, splits.samples(Split.TEST).first(plan.test()));
    samples.values().forEach(selection -> requireSame(selection.shape(), shape));
    return samples;
  }

  private static void requireSame(SampleShape actual, SampleShape expected) {
    if (!actual.equals(expected)) {
      throw new InvalidValueException(
          "data", "a set of " + actual, "a set of the network's samples, " + expected);
    }
  }
}
