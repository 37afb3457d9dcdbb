package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.specification.DataPath;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.storage.StoredFiles;
import dev.guillotine.representation.data.ContentDigest;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.files.DataFiles;
import dev.guillotine.representation.data.files.ListedFiles;
import dev.guillotine.representation.data.files.LocalFiles;
import dev.guillotine.representation.data.files.ObjectFiles;
import dev.guillotine.representation.data.store.DataCache;
import dev.guillotine.representation.data.store.Reading;
import java.io.IOException;
import java.nio.file.Path;

/** Opens sets that lie in files: from the cache, where their files are as they were. */
final class LocatedSets {
  private final DataCache cache;
  private final StoredFiles stored;

  /**
   * @param stored the object store
   */
  LocatedSets(DataCache cache, StoredFiles stored) {
    this.cache = cache;
    this.stored = stored;
  }

  /** Opens a set; see {@link DataSets#open}. */
  DataSet open(LocatedSource source, Reading reading) throws IOException {
    SetReader reader = reader(source);
    boolean file = source instanceof LocatedSource.Manifest || source instanceof LocatedSource.Npz;
    DataFiles files = files(file ? parent(source.path()) : source.path());
    ListedFiles listed = ListedFiles.of(files);
    String key = key(source, reader, listed);
    try {
      return cache.open(
          key,
          name(source.path()),
          reader.version(),
          writer -> {
            reader.read(listed, writer);
            if (!key(source, reader, ListedFiles.of(files)).equals(key)) {
              throw new IOException(files.location() + " was changed while it was read");
            }
          },
          reading);
    } catch (UnusableDataException e) {
      throw e.getMessage().startsWith(files.location()) ? e : e.at(files.location());
    }
  }

  private static SetReader reader(LocatedSource source) {
    if (source instanceof LocatedSource.Idx) {
      return new IdxReader();
    }
    if (source instanceof LocatedSource.Cifar10) {
      return new CifarReader(CifarFormat.CIFAR_10);
    }
    if (source instanceof LocatedSource.Cifar100) {
      return new CifarReader(CifarFormat.CIFAR_100);
    }
    if (source instanceof LocatedSource.Folders folders) {
      return new FolderReader(folders);
    }
    if (source instanceof LocatedSource.Manifest manifest) {
      return new ManifestReader(manifest);
    }
    if (source instanceof LocatedSource.Npz npz) {
      return new NpzReader(npz);
    }
    if (source instanceof LocatedSource.WebDataset shards) {
      return new WebDatasetReader(shards);
    }
    throw new IllegalArgumentException("no reader for " + source);
  }

  private DataFiles files(String path) {
    return DataPath.isStored(path) ? new ObjectFiles(stored, path) : new LocalFiles(Path.of(path));
  }

  /** The folder that a file lies in. */
  private static String parent(String path) throws UnusableDataException {
    if (DataPath.isStored(path) && DataPath.key(path).isEmpty()) {
      throw new UnusableDataException(path, "found a bucket, expected a file in it");
    }
    return path.substring(0, Math.max(1, path.lastIndexOf('/')));
  }

  /** The last part of the path, without what follows its first dot. */
  private static String name(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.indexOf('.', 1);
    String name = dot < 0 ? last : last.substring(0, dot);
    return name.isEmpty() ? "data" : name;
  }

  /** Of everything that decides what is read, contents apart: for them stand size and version. */
  private static String key(LocatedSource source, SetReader reader, ListedFiles files) {
    ContentDigest digest = new ContentDigest().text(reader.version()).text(Json.write(source));
    for (DataFiles.Entry entry : files.list()) {
      digest.text(entry.path()).number(entry.size()).text(entry.version());
    }
    return digest.hexadecimal();
  }
}
