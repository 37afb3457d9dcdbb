package dev.guillotine.representation.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectFilesTest {
  @TempDir private Path root;
  @TempDir private Path room;

  private DataFiles files;

  @BeforeEach
  void writeObjects() throws IOException {
    Files.createDirectories(root.resolve("bucket/data/inner"));
    Files.createDirectories(root.resolve("bucket/database"));
    Files.writeString(root.resolve("bucket/data/b.txt"), "b");
    Files.writeString(root.resolve("bucket/data/inner/a.txt"), "inner");
    Files.writeString(root.resolve("bucket/database/secret.txt"), "secret");
    files = new ObjectFiles(new FolderStore(root), "s3://bucket/data");
  }

  @Test
  void shouldListWhatLiesBelowThePrefix() throws IOException {
    assertThat(files.list())
        .extracting(DataFiles.Entry::path)
        .containsExactly("b.txt", "inner/a.txt");
    assertThat(files.find("b.txt").orElseThrow().size()).isEqualTo(1);
    assertThat(files.name()).isEqualTo("data");
    assertThat(files.location("b.txt")).isEqualTo("s3://bucket/data/b.txt");
  }

  @Test
  void shouldListAWholeBucket() throws IOException {
    DataFiles all = new ObjectFiles(new FolderStore(root), "s3://bucket");

    assertThat(all.list())
        .extracting(DataFiles.Entry::path)
        .containsExactly("data/b.txt", "data/inner/a.txt", "database/secret.txt");
    assertThat(content(all, "data/b.txt")).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inner/a.txt", "./inner/a.txt", "inner/../inner/a.txt"})
  void shouldOpenWhatIsInside(String path) throws IOException {
    assertThat(content(files, path)).isEqualTo("inner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../database/secret.txt", "inner/../../database/secret.txt", "..", "/b.txt"})
  void shouldRefuseWhatLiesOutside(String path) {
    assertRefused(path, "s3://bucket/data: found the path \"" + path + "\", expected one inside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c.txt", "inner", "", "inner/"})
  void shouldRefuseWhatIsMissing(String path) {
    assertRefused(path, "s3://bucket/data/" + path + ": there is no such object");
  }

  @Test
  void shouldCopyToThePlaceThatIsGiven() throws IOException {
    Path one = files.onDisk("b.txt", room.resolve("one"));
    Path other = files.onDisk("inner/a.txt", room.resolve("other"));

    assertThat(one).isEqualTo(room.resolve("one")).hasContent("b");
    assertThat(other).isEqualTo(room.resolve("other")).hasContent("inner");
  }

  @Test
  void shouldRefuseABucketOrPrefixThatHoldsNothing() {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> new ObjectFiles(new FolderStore(root), "s3://bucket/none").list())
        .withMessage("s3://bucket/none: holds nothing");
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> new ObjectFiles(new FolderStore(root), "s3://none/data").list())
        .withMessage("s3://none/data: there is no such bucket");
  }

  private static String content(DataFiles from, String path) throws IOException {
    try (InputStream input = from.open(path)) {
      return new String(input.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private void assertRefused(String path, String part) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> files.open(path))
        .withMessageContaining(part);
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> files.onDisk(path, room));
    assertThat(room).isEmptyDirectory();
  }
}
