package dev.guillotine.embedding.description;

import dev.guillotine.contracts.data.DataSetDescription;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.representation.data.DataSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As many names of classes and labels as a description has room for. */
final class TaskNames {
  /** Bytes of JSON that the names of all tasks may take. */
  static final int MOST_BYTES = 100_000;

  private final Map<String, List<String>> names = new LinkedHashMap<>();
  private int room = MOST_BYTES;

  private TaskNames() {}

  /** The first names of each task, tasks in their order, until there is no more room. */
  static Map<String, List<String>> of(DataSet set) {
    TaskNames taken = new TaskNames();
    for (Task task : set.tasks()) {
      taken.take(task.name(), set.names().getOrDefault(task.name(), List.of()));
    }
    return taken.names;
  }

  private void take(String task, List<String> all) {
    List<String> taken = new ArrayList<>();
    for (String name : all.subList(0, Math.min(all.size(), DataSetDescription.MOST_NAMES))) {
      room -= bytes(name);
      if (room < 0) {
        break;
      }
      taken.add(name);
    }
    if (!taken.isEmpty()) {
      names.put(task, taken);
    }
  }

  /** With the comma after it. */
  private static int bytes(String name) {
    return Json.write(name).getBytes(StandardCharsets.UTF_8).length + 1;
  }
}
