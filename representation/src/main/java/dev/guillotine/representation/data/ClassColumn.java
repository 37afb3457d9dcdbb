package dev.guillotine.representation.data;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.Split;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Classes by name, numbered in the {@linkplain NameTable order of their names}. */
public final class ClassColumn implements Column {
  private final NameTable table;
  private final Map<Split, IntList> codes = new EnumMap<>(Split.class);

  /** A column whose classes are the names that occur. */
  public ClassColumn() {
    this.table = new NameTable("classes", Task.MOST_CLASSES);
  }

  /** A column of groups: any number of names. */
  public static ClassColumn ofGroups() {
    return new ClassColumn(new NameTable("groups", Integer.MAX_VALUE));
  }

  private ClassColumn(NameTable table) {
    this.table = table;
  }

  /** A column whose classes are given, in this order, whether they occur or not. */
  public ClassColumn(List<String> names) {
    this.table = new NameTable("classes", names);
  }

  /** A column whose classes are the numbers from 0, whether they occur or not. */
  public static ClassColumn numbered(int classes) {
    return new ClassColumn(IntStream.range(0, classes).mapToObj(Integer::toString).toList());
  }

  @Override
  public void add(Split split, String name) throws UnusableDataException {
    codes.computeIfAbsent(split, key -> new IntList()).add(table.code(name));
  }

  @Override
  public int size(Split split) {
    return codes.containsKey(split) ? codes.get(split).size() : 0;
  }

  @Override
  public Task.Classification task(String name) throws UnusableDataException {
    List<String> names = table.names();
    if (names.size() < 2) {
      throw new UnusableDataException(
          "task %s: found the class%s only, expected at least two".formatted(name, names));
    }
    if (!table.given()) {
      requireInTrain(name, names);
    }
    return new Task.Classification(name, names.size());
  }

  private void requireInTrain(String task, List<String> names) throws UnusableDataException {
    boolean[] known = new boolean[names.size()];
    for (int number : targets(Split.TRAIN).values()) {
      known[number] = true;
    }
    for (Split split : codes.keySet()) {
      for (int number : targets(split).values()) {
        if (!known[number]) {
          throw new UnusableDataException(
              "task %s: found class \"%s\" in the split %s, expected only classes of train"
                  .formatted(task, names.get(number), split.json()));
        }
      }
    }
  }

  @Override
  public Targets.Classes targets(Split split) {
    int[] numbers = table.numbers();
    int[] values = codes.containsKey(split) ? codes.get(split).toArray() : new int[0];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers[values[i]];
    }
    return new Targets.Classes(values);
  }

  @Override
  public List<String> names() {
    return table.names();
  }
}
