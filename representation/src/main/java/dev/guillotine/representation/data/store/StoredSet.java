package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.DataIdentity;
import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.ContentDigest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What makes a stored set whole: its manifest, a JSON file that is written last.
 *
 * @param identity name and digest
 * @param version name and version of the reader
 * @param shape of every sample
 * @param splits those that there are
 * @param tasks what can be predicted
 * @param names of classes and labels, by task
 * @param passedOver files that were left out
 */
record StoredSet(
    DataIdentity identity,
    String version,
    SampleShape shape,
    List<StoredSplit> splits,
    List<Task> tasks,
    Map<String, List<String>> names,
    long passedOver) {
  private static final String FILE = "set.json";

  /** The set that lies in a folder, its manifest apart, under the digest of all that it holds. */
  static StoredSet of(
      Path folder,
      String name,
      String version,
      SampleShape shape,
      List<StoredSplit> splits,
      List<Task> tasks,
      Map<String, List<String>> names,
      long passedOver)
      throws IOException {
    StoredSet unnamed = new StoredSet(null, version, shape, splits, tasks, names, passedOver);
    DataIdentity identity = new DataIdentity(name, unnamed.digest(folder));
    return new StoredSet(identity, version, shape, splits, tasks, names, passedOver);
  }

  /** Of everything but the samples themselves, for which their own digest stands. */
  private String digest(Path folder) throws IOException {
    ContentDigest digest =
        new ContentDigest()
            .text(version)
            .text(Json.write(shape))
            .text(Json.write(tasks.toArray(Task[]::new)))
            .text(Json.write(names));
    for (StoredSplit split : splits) {
      split.addTo(digest, folder);
    }
    return digest.hexadecimal();
  }

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), Json.write(this));
  }

  /**
   * Reads the manifest and checks that the folder holds what it says. The samples are checked by
   * number and time of writing: to go through them would take as long as to read the set.
   *
   * @throws DamagedEntryException if it holds something else
   */
  static StoredSet read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    StoredSet set;
    try {
      set = Json.read(Files.readString(file), StoredSet.class);
    } catch (InvalidValueException | CharacterCodingException e) {
      throw new DamagedEntryException(file, "is no manifest: " + e.getMessage());
    }
    if (set == null || set.incomplete() || !set.identity.digest().equals(set.digest(folder))) {
      throw new DamagedEntryException(file, "does not have the digest of what lies beside it");
    }
    for (StoredSplit split : set.splits) {
      split.requireUntouched(folder, set.shape.bytes());
    }
    return set;
  }

  private boolean incomplete() {
    return identity == null
        || version == null
        || shape == null
        || splits == null
        || tasks == null
        || names == null;
  }

  static boolean isWhole(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }
}
