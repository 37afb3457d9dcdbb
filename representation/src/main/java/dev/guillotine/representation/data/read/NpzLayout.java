package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.npy.NpyHeader;
import dev.guillotine.representation.data.npy.NpzEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which arrays of an archive mean what.
 *
 * @param samples name of the array of samples of each split
 * @param tasks what is predicted, by name; every task names its array
 * @param binary whether samples are 0 and 1 in place of 0 and 255
 */
record NpzLayout(Map<Split, String> samples, Map<String, TaskColumn> tasks, boolean binary) {
  private static final List<String> SAMPLES =
      List.of("x", "x_train", "images", "imgs", "data", "arr_0");
  private static final String TRAIN = "_train";
  private static final Map<Split, List<String>> ENDINGS =
      Map.of(Split.VALIDATION, List.of("_validation", "_val"), Split.TEST, List.of("_test"));
  private static final long MOST_COLUMNS = 64;

  /** What dSprites holds (github.com/google-deepmind/dsprites-dataset), its README says so. */
  private static final List<String> DSPRITES = List.of("imgs", "latents_classes", "latents_values");

  /** The layout of an archive. */
  static NpzLayout of(LocatedSource.Npz source, List<NpzEntry> entries, String place)
      throws UnusableDataException {
    Map<String, NpyHeader> arrays = new LinkedHashMap<>();
    for (NpzEntry entry : entries) {
      if (entry instanceof NpzEntry.Array array) {
        arrays.put(array.name(), array.header());
      }
    }
    String train = source.samples() == null ? found(arrays, place) : source.samples();
    Map<Split, String> samples = new LinkedHashMap<>();
    samples.put(Split.TRAIN, train);
    for (Split split : List.of(Split.VALIDATION, Split.TEST)) {
      counterpart(train, split, arrays).ifPresent(name -> samples.put(split, name));
    }
    boolean dsprites = source.tasks().isEmpty() && arrays.keySet().containsAll(DSPRITES);
    Map<String, TaskColumn> tasks =
        dsprites
            ? dsprites()
            : source.tasks().isEmpty() ? inferred(source, arrays, train) : source.tasks();
    return new NpzLayout(samples, tasks, dsprites);
  }

  private static String found(Map<String, NpyHeader> arrays, String place)
      throws UnusableDataException {
    return SAMPLES.stream()
        .filter(arrays::containsKey)
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableDataException(
                    place,
                    "found the arrays %s, expected one of %s, or its name as \"samples\""
                        .formatted(arrays.keySet(), SAMPLES)));
  }

  /** The array that is for another split what one is for train. */
  static Optional<String> counterpart(String train, Split split, Map<String, NpyHeader> arrays) {
    String base =
        train.endsWith(TRAIN) ? train.substring(0, train.length() - TRAIN.length()) : train;
    return ENDINGS.get(split).stream()
        .map(ending -> base + ending)
        .filter(arrays::containsKey)
        .findFirst();
  }

  private static Map<String, TaskColumn> inferred(
      LocatedSource.Npz source, Map<String, NpyHeader> arrays, String train) {
    Map<String, TaskColumn> tasks = new LinkedHashMap<>();
    long rows = arrays.containsKey(train) ? arrays.get(train).rows() : 0;
    arrays.forEach(
        (name, header) -> {
          boolean taken = name.equals(train) || name.equals(source.group()) || ofOther(name);
          int rank = header.shape().size();
          if (taken || header.rows() != rows || rank < 1 || rank > 2) {
            return;
          }
          if (rank == 1) {
            tasks.put(name, task(header, name, 0));
          } else if (header.rowElements() <= MOST_COLUMNS) {
            for (int column = 0; column < header.rowElements(); column++) {
              tasks.put(name + "_" + column, task(header, name, column));
            }
          }
        });
    return tasks;
  }

  private static boolean ofOther(String name) {
    return ENDINGS.values().stream().flatMap(List::stream).anyMatch(name::endsWith);
  }

  private static TaskColumn task(NpyHeader header, String array, int column) {
    boolean classes = header.type().text() || header.type().whole();
    return new TaskColumn(
        classes ? TaskColumn.Kind.CLASSIFICATION : TaskColumn.Kind.REGRESSION, array, column, null);
  }

  private static Map<String, TaskColumn> dsprites() {
    Map<String, TaskColumn> tasks = new LinkedHashMap<>();
    tasks.put("shape", new TaskColumn(TaskColumn.Kind.CLASSIFICATION, "latents_classes", 1, null));
    tasks.put("scale", new TaskColumn(TaskColumn.Kind.REGRESSION, "latents_values", 2, null));
    tasks.put(
        "orientation", new TaskColumn(TaskColumn.Kind.CIRCULAR, "latents_values", 3, 2 * Math.PI));
    tasks.put("x", new TaskColumn(TaskColumn.Kind.REGRESSION, "latents_values", 4, null));
    tasks.put("y", new TaskColumn(TaskColumn.Kind.REGRESSION, "latents_values", 5, null));
    return tasks;
  }
}
