package dev.guillotine.representation.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
  private static final byte[] LABELS = {0, 1, 2, 1};

  @TempDir private Path folder;
  @TempDir private Path working;

  private LocatedSource source;

  @BeforeEach
  void writeSet() throws IOException {
    IdxFiles.writeSet(folder, "", LABELS, LABELS);
    source = new LocatedSource.Idx(folder.toString());
  }

  @Test
  void shouldOpenTheGeneratedSet() throws IOException {
    try (DataSet set = open(new DataSource.Objects(200, 100, 16, 1L))) {
      assertThat(set.train().size()).isEqualTo(200);
      assertThat(set.test().orElseThrow().size()).isEqualTo(100);
    }
  }

  @Test
  void shouldReadFoldersWithTheReaderOfTheirFormat(@TempDir Path empty) {
    assertRefused(new LocatedSource.Idx(empty.toString()), "idx1-ubyte");
    assertRefused(new LocatedSource.Cifar10(empty.toString()), "data_batch_1.bin");
    assertRefused(new LocatedSource.Cifar100(empty.toString()), "train.bin, test.bin");
  }

  @Test
  void shouldReadOnceOnly() throws IOException {
    DataSet first = open(source);
    AtomicLong told = new AtomicLong();

    DataSet second = OpenSets.in(working).open(source, told::set);

    assertThat(second.identity()).isEqualTo(first.identity());
    assertThat(told).hasValue(0);
  }

  @Test
  void shouldReadAnewWhenAnyFileChanged() throws IOException {
    open(source);
    AtomicLong told = new AtomicLong();
    Files.setLastModifiedTime(
        folder.resolve(IdxFiles.TEST_LABELS), FileTime.from(Instant.ofEpochSecond(7)));

    OpenSets.in(working).open(source, told::set);

    assertThat(told).hasValue(8);
  }

  @Test
  void shouldEndTheReadingWhenWhoeverIsToldThrows() throws IOException {
    assertThatIOException()
        .isThrownBy(
            () ->
                OpenSets.in(working)
                    .open(
                        source,
                        samples -> {
                          if (samples == 3) {
                            throw new IOException("enough");
                          }
                        }))
        .withMessage("enough");
    assertNothingIsCached();
  }

  @Test
  void shouldNotKeepWhatChangedWhileItWasRead() throws IOException {
    assertThatIOException()
        .isThrownBy(
            () ->
                OpenSets.in(working)
                    .open(
                        source,
                        samples ->
                            IdxFiles.writeImages(folder.resolve("later-" + samples), 1, 2, 2)))
        .withMessage(folder + " was changed while it was read");
    assertNothingIsCached();
  }

  @Test
  void shouldBeNamedForTheFolderAndIdentifiedByContent(@TempDir Path elsewhere) throws IOException {
    Path copy = Files.createDirectory(elsewhere.resolve("digits.v2"));
    IdxFiles.writeSet(copy, "", LABELS, LABELS);

    DataSet set = open(new LocatedSource.Idx(copy.toString()));

    assertThat(set.identity().name()).isEqualTo("digits");
    assertThat(set.identity().digest()).isEqualTo(open(source).identity().digest());
  }

  @Test
  void shouldFollowALinkToTheFolder(@TempDir Path elsewhere) throws IOException {
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);

    assertThat(open(new LocatedSource.Idx(link.toString())).identity().digest())
        .isEqualTo(open(source).identity().digest());
    Files.delete(link);
  }

  private DataSet open(DataSource any) throws IOException {
    return OpenSets.in(working).open(any, samples -> {});
  }

  private void assertRefused(DataSource any, String part) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> open(any))
        .withMessageContaining(part);
  }

  private void assertNothingIsCached() throws IOException {
    try (Stream<Path> cached = Files.list(working.resolve("cache"))) {
      assertThat(cached).isEmpty();
    }
  }
}
