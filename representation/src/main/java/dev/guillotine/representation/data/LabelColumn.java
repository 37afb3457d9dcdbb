package dev.guillotine.representation.data;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.Split;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sets of labels, given by their names with semicolons between; numbered in the {@linkplain
 * NameTable order of their names}.
 */
public final class LabelColumn implements Column {
  private static final int END_OF_SAMPLE = -1;

  /** Values of one split: what fits into an array. */
  private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

  private final NameTable table = new NameTable("labels", Task.MOST_LABELS);
  private final Map<Split, IntList> codes = new EnumMap<>(Split.class);
  private final Map<Split, Integer> sizes = new EnumMap<>(Split.class);

  @Override
  public void add(Split split, String labels) throws UnusableDataException {
    IntList added = codes.computeIfAbsent(split, key -> new IntList());
    for (String label : labels.split(";", -1)) {
      if (!label.isBlank()) {
        added.add(table.code(label.strip()));
      }
    }
    added.add(END_OF_SAMPLE);
    sizes.merge(split, 1, Integer::sum);
  }

  @Override
  public int size(Split split) {
    return sizes.getOrDefault(split, 0);
  }

  @Override
  public Task.MultiLabel task(String name) throws UnusableDataException {
    if (table.names().isEmpty()) {
      throw new UnusableDataException(
          "task %s: found no label at all, expected at least one".formatted(name));
    }
    int labels = table.names().size();
    for (Map.Entry<Split, Integer> split : sizes.entrySet()) {
      if ((long) labels * split.getValue() > MOST_VALUES) {
        throw new UnusableDataException(
            "task %s: found %d samples with %d labels in the split %s, expected at most %d in all"
                .formatted(name, split.getValue(), labels, split.getKey().json(), MOST_VALUES));
      }
    }
    return new Task.MultiLabel(name, labels);
  }

  @Override
  public Targets.LabelSets targets(Split split) {
    int[] numbers = table.numbers();
    byte[] values = new byte[Math.multiplyExact(size(split), numbers.length)];
    int sample = 0;
    for (int code : codes.containsKey(split) ? codes.get(split).toArray() : new int[0]) {
      if (code == END_OF_SAMPLE) {
        sample++;
      } else {
        values[sample * numbers.length + numbers[code]] = 1;
      }
    }
    return new Targets.LabelSets(numbers.length, values);
  }

  @Override
  public List<String> names() {
    return table.names();
  }
}
