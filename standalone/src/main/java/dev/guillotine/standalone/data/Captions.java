package dev.guillotine.standalone.data;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is to be predicted of each sample, in few letters. */
public final class Captions {
  private static final int LONGEST = 16;

  private final List<String> names;
  private final Targets targets;

  private Captions(List<String> names, Targets targets) {
    this.names = names;
    this.targets = targets;
  }

  /**
   * The captions under one task.
   *
   * @param samples of the set
   * @throws InvalidValueException if the set has no such task
   */
  public static Captions of(DataSet set, Samples samples, String task) {
    List<String> tasks = set.tasks().stream().map(Task::name).toList();
    if (!tasks.contains(task)) {
      throw new InvalidValueException("--captions", task, "one of " + String.join(", ", tasks));
    }
    return new Captions(set.names().getOrDefault(task, List.of()), samples.targets(task));
  }

  /** That of the sample at a position: at most 16 characters. */
  public String at(int position) {
    String text = text(position);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + ".";
  }

  private String text(int position) {
    if (targets instanceof Targets.Classes classes) {
      return name(classes.values()[position]);
    }
    if (targets instanceof Targets.LabelSets labels) {
      int first = position * labels.labels();
      return IntStream.range(0, labels.labels())
          .filter(label -> labels.values()[first + label] != 0)
          .mapToObj(this::name)
          .collect(Collectors.joining(" "));
    }
    return targets instanceof Targets.Numbers numbers
        ? TaskWords.brief(numbers.values()[position])
        : "";
  }

  private String name(int number) {
    return number < names.size() ? names.get(number) : Integer.toString(number);
  }
}
