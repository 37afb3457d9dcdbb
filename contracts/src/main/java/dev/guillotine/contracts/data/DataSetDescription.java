package dev.guillotine.contracts.data;

import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.validation.Required;
import java.util.List;
import java.util.Map;

/**
 * What a data set holds.
 *
 * @param identity its name and digest
 * @param shape of every sample
 * @param splits the splits that it has itself, from train to test; what is missing is carved out of
 *     train when it is needed
 * @param tasks what can be predicted, the one that splits are stratified by first
 * @param names names of the classes or labels of a task, by the task's name; at most the first
 *     {@value #MOST_NAMES} of each, none where they have only numbers
 * @param passedOver files that could not be read and were passed over
 */
public record DataSetDescription(
    DataIdentity identity,
    SampleShape shape,
    List<SplitDescription> splits,
    List<Task> tasks,
    Map<String, List<String>> names,
    long passedOver) {
  /** Most names of one task that a description gives. */
  public static final int MOST_NAMES = 1_000;

  public DataSetDescription {
    Required.present("identity", identity);
    Required.present("shape", shape);
    splits = Required.someOf("splits", splits);
    tasks = Required.someOf("tasks", tasks);
    names = Map.copyOf(Required.present("names", names));
    Required.count("passedOver", passedOver);
  }
}
