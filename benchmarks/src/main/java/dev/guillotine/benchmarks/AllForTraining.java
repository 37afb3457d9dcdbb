package dev.guillotine.benchmarks;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import java.util.List;
import java.util.Optional;

/**
 * A set of whose training split nothing is held out, as in recipes that choose nothing by
 * validation.
 *
 * @param set whose samples these are
 */
record AllForTraining(DataSet set) implements DataSet {
  @Override
  public DataIdentity identity() {
    return set.identity();
  }

  @Override
  public List<Task> tasks() {
    return set.tasks();
  }

  @Override
  public Samples train() {
    return set.train();
  }

  /** The test split, which pretraining does not look at. */
  @Override
  public Optional<Samples> validation() {
    return set.test();
  }

  @Override
  public Optional<Samples> test() {
    return set.test();
  }
}
