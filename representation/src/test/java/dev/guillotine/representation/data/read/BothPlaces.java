package dev.guillotine.representation.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.store.DataCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.assertj.core.api.AbstractStringAssert;

/** A set that lies in a folder and, for the readers, in an object store as well. */
final class BothPlaces {
  /** How messages say what should be there. */
  private static final String EXPECTED = "expected|allowed|give at most|is not a|holds no array";

  private static final String STORED = "s3://bucket/set";

  private final Path root;
  private final Path folder;

  /**
   * @param root an empty folder
   */
  BothPlaces(Path root) throws IOException {
    this.root = root;
    this.folder = Files.createDirectories(root.resolve("store/bucket/set"));
  }

  /** The set's folder. */
  Path folder() {
    return folder;
  }

  /** Writes a file of the set. */
  Path write(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  /** Reads the set from a disk, and makes sure that from a store it is the same. */
  DataSet open(String path, Function<String, LocatedSource> source) throws IOException {
    try (DataSet stored = sets("stored").open(source.apply(join(STORED, path)), samples -> {})) {
      DataSet local = local(path, source);
      assertThat(stored.identity()).isEqualTo(local.identity());
      assertThat(stored.passedOver()).isEqualTo(local.passedOver());
      return local;
    }
  }

  /** Reads the set from a disk only. */
  DataSet local(String path, Function<String, LocatedSource> source) throws IOException {
    return sets("local").open(source.apply(join(folder.toString(), path)), samples -> {});
  }

  /**
   * Makes sure that the set is refused in both places.
   *
   * @param place file, relative to the folder, that the refusal names
   * @param parts what else it says
   */
  void assertRefused(
      String path, Function<String, LocatedSource> source, String place, String... parts) {
    assertRefused("local", source.apply(join(folder.toString(), path)), parts)
        .contains(join(folder.toString(), place));
    assertRefused("stored", source.apply(join(STORED, path)), parts).contains(join(STORED, place));
  }

  private AbstractStringAssert<?> assertRefused(
      String cache, LocatedSource source, String... parts) {
    Throwable failure = catchThrowable(() -> sets(cache).open(source, samples -> {}).close());
    assertThat(failure).as("what reading %s throws", source).isNotNull();
    assertThat(failure).isInstanceOf(UnusableDataException.class);
    return assertThat(failure.getMessage()).contains(parts).containsPattern(EXPECTED);
  }

  private DataSets sets(String cache) {
    return new DataSets(
        new DataCache(root.resolve(cache), 1L << 30, Clock.systemUTC()),
        new FolderStore(root.resolve("store")));
  }

  private static String join(String folder, String path) {
    return path.isEmpty() ? folder : folder + "/" + path;
  }
}
