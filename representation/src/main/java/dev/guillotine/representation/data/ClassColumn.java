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
    this(new NameTable("classes", Task.MOST_CLASSES));
  }

  private ClassColumn(NameTable table) {
    this.table = table;
  }

  /** A column of groups: as classes that need not be few. */
  public static ClassColumn ofGroups() {
    return new ClassColumn(new NameTable("groups", Integer.MAX_VALUE));
  }

  /** A column whose classes are given, in this order, whether they occur or not. */
  public ClassColumn(List<String> names) {
    this(new NameTable("classes", names));
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
    if (names.size() > Task.MOST_CLASSES) {
      throw new UnusableDataException(
          "task %s: found %d classes, expected at most %d"
              .formatted(name, names.size(), Task.MOST_CLASSES));
    }
    requireInTrain(name, names);
    return new Task.Classification(name, names.size());
  }

  private void requireInTrain(String task, List<String> names) throws UnusableDataException {
    boolean[] known = new boolean[names.size()];
    int occurring = 0;
    for (int number : targets(Split.TRAIN).values()) {
      occurring += known[number] ? 0 : 1;
      known[number] = true;
    }
    if (occurring < 2) {
      throw new UnusableDataException(
          "task %s: found samples of %s in the split train, expected those of at least two classes"
              .formatted(task, occurring == 0 ? "no class" : "one class only"));
    }
    if (table.given()) {
      return;
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
