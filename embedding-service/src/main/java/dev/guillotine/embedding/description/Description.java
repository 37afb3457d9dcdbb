package dev.guillotine.embedding.description;

import dev.guillotine.contracts.data.DataSetDescription;
import dev.guillotine.contracts.data.SplitDescription;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.Splits;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Describes data sets that are open. */
public final class Description {
  /** What a broker takes as one record by default is 1 MiB; the rest is for its envelope. */
  static final int MOST_BYTES = 1_000_000;

  /** Fewest samples that a run may choose hyper-parameters on. */
  private static final int LEAST_VALIDATION = 10;

  private static final int SHOWN = 36;

  private Description() {}

  /**
   * What a set holds. Pictures show the first samples of each split, in the order in which runs
   * take them: every class is among them, where there are not too many.
   *
   * @throws UnusableDataException if no run could use the set: it has too few samples for train,
   *     validation and test, or too many tasks to be told of
   * @throws IOException if its samples can't be read now
   */
  public static DataSetDescription of(DataSet set) throws IOException {
    Splits splits = carve(set);
    List<SplitDescription> described = new ArrayList<>();
    for (Map.Entry<Split, Integer> own : sizes(set).entrySet()) {
      Selection shown = splits.samples(own.getKey()).first(SHOWN);
      described.add(SplitDescription.of(own.getKey(), own.getValue(), SplitPicture.of(shown)));
    }
    DataSetDescription description =
        new DataSetDescription(
            set.identity(),
            set.train().shape(),
            described,
            set.tasks(),
            TaskNames.of(set),
            set.passedOver());
    requireShort(description);
    return description;
  }

  private static Splits carve(DataSet set) throws UnusableDataException {
    try {
      Splits splits = new Splits(set, LEAST_VALIDATION);
      for (Split split : Split.values()) {
        if (splits.samples(split).size() == 0) {
          throw tooFew(set, "none is left for " + split.json());
        }
      }
      return splits;
    } catch (InvalidValueException e) {
      throw tooFew(set, e.getMessage());
    }
  }

  private static UnusableDataException tooFew(DataSet set, String problem) {
    return new UnusableDataException(
        "found %d training samples, expected enough to carve out of them the splits that are"
                .formatted(set.train().size())
            + " missing: "
            + problem);
  }

  private static Map<Split, Integer> sizes(DataSet set) {
    Map<Split, Integer> sizes = new EnumMap<>(Split.class);
    sizes.put(Split.TRAIN, set.train().size());
    set.validation().ifPresent(samples -> sizes.put(Split.VALIDATION, samples.size()));
    set.test().ifPresent(samples -> sizes.put(Split.TEST, samples.size()));
    return sizes;
  }

  private static void requireShort(DataSetDescription description) throws UnusableDataException {
    int bytes = Json.write(description).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw new UnusableDataException(
          "found %d tasks, whose description takes %d bytes, expected at most %d"
              .formatted(description.tasks().size(), bytes, MOST_BYTES));
    }
  }
}
