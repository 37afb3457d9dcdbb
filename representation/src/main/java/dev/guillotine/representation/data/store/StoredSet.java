package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.data.DataIdentity;
import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.representation.data.ContentDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What makes a stored set whole: its manifest, a file that is written last. It holds this record as
 * JSON after the SHA-256 of that JSON.
 *
 * @param identity name and digest
 * @param shape of every sample
 * @param splits those that there are
 * @param tasks what can be predicted
 * @param names of classes and labels, by task
 * @param passedOver files that were left out
 */
record StoredSet(
    DataIdentity identity,
    SampleShape shape,
    List<StoredSplit> splits,
    List<Task> tasks,
    Map<String, List<String>> names,
    long passedOver) {
  private static final String FILE = "manifest";
  private static final int DIGEST = 64;

  /**
   * The digest of all that a set holds.
   *
   * @param version name and version of its reader
   */
  static String digest(
      String version,
      SampleShape shape,
      List<StoredSplit> splits,
      List<Task> tasks,
      Map<String, List<String>> names) {
    ContentDigest digest =
        new ContentDigest()
            .text(version)
            .text(Json.write(shape))
            .text(Json.write(tasks.toArray(Task[]::new)))
            .text(Json.write(names));
    for (StoredSplit split : splits) {
      digest
          .text(split.split().json())
          .number(split.size())
          .text(split.samples())
          .text(split.targets());
    }
    return digest.hexadecimal();
  }

  void write(Path folder) throws IOException {
    String json = Json.write(this);
    Files.writeString(folder.resolve(FILE), digest(json) + json);
  }

  /**
   * Reads the manifest and checks that the folder holds what it says.
   *
   * @throws DamagedEntryException if it does not
   */
  static StoredSet read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    String json = text.substring(Math.min(DIGEST, text.length()));
    if (!text.startsWith(digest(json))) {
      throw new DamagedEntryException(file, "does not begin with the digest of what follows");
    }
    StoredSet set = Json.read(json, StoredSet.class);
    for (StoredSplit split : set.splits) {
      split.requireUntouched(folder, set.shape.bytes());
    }
    return set;
  }

  private static String digest(String json) {
    return new ContentDigest().text(json).hexadecimal();
  }

  static boolean isWhole(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }
}
