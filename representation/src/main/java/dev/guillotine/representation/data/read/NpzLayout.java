package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.npy.NpyHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which arrays of an archive mean what.
 *
 * @param samples name of the array of samples of each split
 * @param tasks what is predicted, by name
 * @param binary whether samples are 0 and 1 in place of 0 and 255
 */
record NpzLayout(Map<Split, String> samples, Map<String, TaskColumn> tasks, boolean binary) {
  private static final List<String> SAMPLES =
      List.of("x", "x_train", "images", "imgs", "data", "arr_0");
  private static final long MOST_COLUMNS = 64;

  /** What dSprites holds (github.com/google-deepmind/dsprites-dataset), its README says so. */
  private static final List<String> DSPRITES = List.of("imgs", "latents_classes", "latents_values");

  /** The layout of an archive. */
  static NpzLayout of(LocatedSource.Npz source, NpzArrays arrays) throws UnusableDataException {
    String train = source.samples() == null ? found(arrays) : source.samples();
    Map<Split, String> samples = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      arrays.find(train, split).ifPresent(name -> samples.put(split, name));
    }
    boolean dsprites = source.tasks().isEmpty() && arrays.headers().keySet().containsAll(DSPRITES);
    Map<String, TaskColumn> tasks =
        dsprites
            ? dsprites()
            : source.tasks().isEmpty() ? inferred(source, arrays, train) : source.tasks();
    return new NpzLayout(samples, tasks, dsprites);
  }

  private static String found(NpzArrays arrays) throws UnusableDataException {
    return SAMPLES.stream()
        .filter(arrays::has)
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableDataException(
                    arrays.place(),
                    "found the arrays %s, expected one of %s, or its name as \"samples\""
                        .formatted(arrays.headers().keySet(), SAMPLES)));
  }

  private static Map<String, TaskColumn> inferred(
      LocatedSource.Npz source, NpzArrays arrays, String train) throws UnusableDataException {
    Map<String, TaskColumn> tasks = new LinkedHashMap<>();
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    NpyHeader samples = arrays.headers().get(train);
    arrays
        .headers()
        .forEach(
            (name, header) -> {
              boolean taken = name.equals(train) || name.equals(source.group());
              if (!taken && !NpzArrays.isOfOther(name)) {
                shapes.put(name, header.shape());
                if (samples != null && header.rows() == samples.rows()) {
                  tasks.putAll(tasks(name, header));
                }
              }
            });
    if (tasks.isEmpty() && samples != null) {
      throw new UnusableDataException(
          arrays.place(),
          "found the other arrays %s, expected one of shape [%d] or [%d, at most %d]%s"
              .formatted(
                  shapes,
                  samples.rows(),
                  samples.rows(),
                  MOST_COLUMNS,
                  arrays.unreadable().isEmpty()
                      ? ""
                      : "; some can't be read: " + arrays.unreadable()));
    }
    return tasks;
  }

  /** One for each column; none of arrays that have other dimensions, or many columns. */
  private static Map<String, TaskColumn> tasks(String name, NpyHeader header) {
    Map<String, TaskColumn> tasks = new LinkedHashMap<>();
    int rank = header.shape().size();
    if (rank == 1) {
      tasks.put(name, task(header, name, 0));
    } else if (rank == 2 && header.rowElements() <= MOST_COLUMNS) {
      for (int column = 0; column < header.rowElements(); column++) {
        tasks.put(name + "_" + column, task(header, name, column));
      }
    }
    return tasks;
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
