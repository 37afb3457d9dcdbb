package dev.guillotine.representation.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFilesTest {
  @TempDir private Path parent;

  private Path folder;
  private DataFiles files;

  @BeforeEach
  void writeFiles() throws IOException {
    folder = Files.createDirectories(parent.resolve("data"));
    Files.createDirectories(folder.resolve("inner"));
    Files.writeString(folder.resolve("b.txt"), "b");
    Files.writeString(folder.resolve("inner/a.txt"), "inner");
    Files.writeString(parent.resolve("secret.txt"), "secret");
    files = new LocalFiles(folder);
  }

  @Test
  void shouldListAllFilesByPath() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "four");

    assertThat(files.list())
        .extracting(DataFiles.Entry::path)
        .containsExactly("a.txt", "b.txt", "inner/a.txt");
    assertThat(files.find("a.txt").orElseThrow().size()).isEqualTo(4);
    assertThat(files.find("inner")).isEmpty();
    assertThat(files.name()).isEqualTo("data");
  }

  @Test
  void shouldGiveAnotherVersionAfterAChange() throws IOException {
    String before = files.find("b.txt").orElseThrow().version();
    Files.setLastModifiedTime(folder.resolve("b.txt"), FileTime.from(Instant.ofEpochSecond(5)));

    assertThat(files.find("b.txt").orElseThrow().version()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inner/a.txt", "./inner/a.txt", "inner/../inner/a.txt"})
  void shouldOpenWhatIsInside(String path) throws IOException {
    try (InputStream input = files.open(path)) {
      assertThat(input.readAllBytes()).asString().isEqualTo("inner");
    }
    assertThat(files.onDisk(path, parent)).hasContent("inner").startsWith(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.txt", "inner/../../secret.txt", "/etc/hostname", "..", "a\0b"})
  void shouldRefuseWhatLiesOutside(String path) {
    assertRefused(path, "expected one inside of this folder");
  }

  @Test
  void shouldRefuseAbsolutePathsThatLeadOut() {
    assertRefused(parent.resolve("secret.txt").toString(), "expected one inside of this folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c.txt", "inner/c.txt", "nowhere/c.txt"})
  void shouldRefuseWhatIsMissing(String path) {
    assertRefused(path, folder.resolve(path) + ": there is no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inner", "", "."})
  void shouldRefuseFolders(String path) {
    assertRefused(path, "is not a file");
  }

  @Test
  void shouldFollowLinksThatStayInside() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("inner/a.txt"));
    Files.createSymbolicLink(folder.resolve("other"), folder.resolve("inner"));

    assertThat(files.list())
        .extracting(DataFiles.Entry::path)
        .containsExactly("b.txt", "inner/a.txt", "link.txt", "other/a.txt");
    assertThat(files.onDisk("link.txt", parent)).hasContent("inner");
    assertThat(files.onDisk("other/a.txt", parent)).hasContent("inner");
  }

  @Test
  void shouldNotFollowLinksThatLeadOut() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.txt"), parent.resolve("secret.txt"));
    Files.createSymbolicLink(folder.resolve("up"), parent);
    Files.createSymbolicLink(folder.resolve("round"), folder);
    Files.createSymbolicLink(folder.resolve("broken"), parent.resolve("nothing"));

    assertRefused("link.txt", "expected one inside of this folder");
    assertRefused("up/secret.txt", "expected one inside of this folder");
    assertRefused("broken", "there is no such file");
    assertThat(files.list())
        .extracting(DataFiles.Entry::path)
        .containsExactly("b.txt", "inner/a.txt", "link.txt");
  }

  @Test
  void shouldListAFolderThatIsALinkItself() throws IOException {
    Path link = Files.createSymbolicLink(parent.resolve("link"), folder);
    DataFiles linked = new LocalFiles(link);

    assertThat(linked.list()).isEqualTo(files.list()).isNotEmpty();
    assertThat(linked.onDisk("b.txt", parent)).hasContent("b");
  }

  @Test
  void shouldRefuseAFolderThatIsNone() {
    for (Path none : new Path[] {parent.resolve("nothing"), parent.resolve("secret.txt")}) {
      assertThatExceptionOfType(UnusableDataException.class)
          .isThrownBy(() -> new LocalFiles(none).list())
          .withMessage(none + ": is not a folder");
    }
  }

  private void assertRefused(String path, String part) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> files.open(path))
        .withMessageContaining(part);
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> files.onDisk(path, parent));
  }
}
