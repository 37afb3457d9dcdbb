package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.DataIdentity;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.SampleShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What makes a stored set whole: its manifest, a JSON file that is written last. */
record StoredSet(
    DataIdentity identity,
    SampleShape shape,
    List<StoredSplit> splits,
    List<Task> tasks,
    Map<String, List<String>> names,
    long passedOver) {
  private static final String FILE = "set.json";

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), Json.write(this));
  }

  static StoredSet read(Path folder) throws IOException {
    return Json.read(Files.readString(folder.resolve(FILE)), StoredSet.class);
  }

  static boolean isWhole(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }
}
