package dev.guillotine.representation.data.mnist1d;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.representation.data.ContentDigest;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import java.util.List;
import java.util.Optional;

/**
 * The generated set of {@linkplain Mnist1dSignals MNIST-1D signals}. A pure function of its
 * parameters; the digest covers them and the generator's version.
 *
 * @param source how many signals, and which
 */
public record Mnist1dSet(DataSource.Mnist1d source) implements DataSet {
  static final String TASK = "class";

  @Override
  public DataIdentity identity() {
    String digest =
        new ContentDigest()
            .text(Mnist1dSignals.VERSION)
            .number(source.train())
            .number(source.test())
            .number(source.seed())
            .hexadecimal();
    return new DataIdentity("mnist1d", digest);
  }

  @Override
  public List<Task> tasks() {
    return List.of(new Task.Classification(TASK, Mnist1dSignals.CLASSES));
  }

  @Override
  public Samples train() {
    return new SignalSamples(Mnist1dSignals.train(source.train(), source.seed()));
  }

  @Override
  public Optional<Samples> test() {
    return Optional.of(new SignalSamples(Mnist1dSignals.test(source.test(), source.seed())));
  }
}
