package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.TestImages.classes;
import static dev.guillotine.representation.data.read.TestImages.file;
import static dev.guillotine.representation.data.read.TestImages.levels;
import static dev.guillotine.representation.data.read.TestImages.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Pixels;
import dev.guillotine.representation.data.DataSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
  @TempDir private Path temp;
  private BothPlaces places;

  @BeforeEach
  void createFolder() throws IOException {
    places = new BothPlaces(temp);
  }

  @Test
  void shouldNumberClassesByNameAndOrderImagesByPath() throws IOException {
    places.write("train/dog/b.png", png(1));
    places.write("train/dog/a.png", png(2));
    places.write("train/cat/z.png", png(3));
    places.write("train/cat/deep/er/y.png", png(4));

    try (DataSet set = open(8, 3)) {
      assertThat(set.identity().name()).isEqualTo("set");
      assertThat(set.names().get("class")).containsExactly("cat", "dog");
      assertThat(levels(set.train())).containsExactly(4, 3, 2, 1);
      assertThat(classes(set.train(), "class")).containsExactly(0, 0, 1, 1);
      assertThat(set.validation()).isEmpty();
      assertThat(set.test()).isEmpty();
    }
  }

  @Test
  void shouldNumberClassesThatAreIntegersByValue() throws IOException {
    for (int label : new int[] {10, 9, 100}) {
      places.write("train/" + label + "/a.png", png(label));
    }

    try (DataSet set = open(8, 3)) {
      assertThat(set.names().get("class")).containsExactly("9", "10", "100");
      assertThat(levels(set.train())).containsExactly(10, 100, 9);
      assertThat(classes(set.train(), "class")).containsExactly(1, 2, 0);
    }
  }

  @Test
  void shouldTakeSplitsByTheirNamesInAnyCase() throws IOException {
    for (String split : new String[] {"Train", "val", "TEST"}) {
      places.write(split + "/a/1.png", png(split.length()));
      places.write(split + "/b/1.png", png(10 * split.length()));
    }

    try (DataSet set = open(8, 3)) {
      assertThat(levels(set.train())).containsExactly(5, 50);
      assertThat(levels(TestImages.validation(set))).containsExactly(3, 30);
      assertThat(levels(TestImages.test(set))).containsExactly(4, 40);
    }
  }

  @Test
  void shouldBringFilesOfAllKindsToTheStatedSize() throws IOException {
    places.write("train/a/grey.PNG", file("png", BufferedImage.TYPE_BYTE_GRAY, 30, 20, 200));
    places.write("train/a/photo.JPEG", file("jpg", BufferedImage.TYPE_INT_RGB, 16, 64, 200));
    places.write("train/b/alpha.png", file("png", BufferedImage.TYPE_INT_ARGB, 9, 9, 200));
    places.write("train/b/bitmap.bmp", file("bmp", BufferedImage.TYPE_INT_RGB, 100, 50, 200));
    places.write("train/b/few.gif", file("gif", BufferedImage.TYPE_BYTE_INDEXED, 12, 12, 255));

    try (DataSet set = open(10, 3);
        DataSet grey = open(16, 1)) {
      assertThat(set.train().shape()).isEqualTo(new ImageShape(3, 10, 10));
      assertThat(grey.train().shape()).isEqualTo(new ImageShape(1, 16, 16));
      assertThat(levels(set.train())).containsExactly(levels(grey.train()));
      assertThat(Arrays.stream(levels(set.train())).limit(4))
          .allSatisfy(level -> assertThat(level).isBetween(198, 202));
    }
  }

  @Test
  void shouldLeaveOtherFilesAlone() throws IOException {
    writeTwoClasses();
    try (DataSet plain = open(8, 3)) {
      places.write("README.md", new byte[] {1});
      places.write("train/a/labels.txt", new byte[] {1});
      places.write("train/a/.hidden.png", new byte[] {1});
      places.write("train/.ipynb_checkpoints/1.png", new byte[] {1});
      places.write("__MACOSX/train/a/._1.png", new byte[] {1});
      try (DataSet set = open(8, 3)) {
        assertThat(set.identity()).isEqualTo(plain.identity());
      }
    }
  }

  @Test
  void shouldTellApartWhatDiffersInOneByte() throws IOException {
    writeTwoClasses();
    try (DataSet before = open(8, 3)) {
      places.write("train/a/1.png", png(11));
      try (DataSet after = open(8, 3)) {
        assertThat(after.identity().digest()).isNotEqualTo(before.identity().digest());
      }
    }
  }

  @Test
  void shouldRefuseImagesAtTheWrongDepth() throws IOException {
    writeTwoClasses();
    places.write("train/loose.png", png(0));

    assertRefused("train/loose.png", "found an image 1 folders deep", "<split>/<class>/<file>");
  }

  @Test
  void shouldRefuseSplitsOfOtherNames() throws IOException {
    writeTwoClasses();
    places.write("dev/a/1.png", png(0));

    assertRefused(
        "dev/a/1.png", "split \"dev\"", "train (or training), validation (or val, valid)");
  }

  @Test
  void shouldRefuseClassesThatAreInTestOnly() throws IOException {
    writeTwoClasses();
    places.write("test/c/1.png", png(0));

    assertRefused("", "task class", "class \"c\" in the split test", "only classes of train");
  }

  /** A store knows no empty folders. */
  @Test
  void shouldRefuseAClassFolderThatIsEmpty() throws IOException {
    writeTwoClasses();
    Files.createDirectories(places.folder().resolve("train/c"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> places.local("", path -> folders(path, 8, 3, null)))
        .withMessageContaining("set/train/c: found no readable image in this class folder");
  }

  @Test
  void shouldRefuseASetWithoutTrainingImages() throws IOException {
    places.write("test/a/1.png", png(0));

    assertRefused("", "found no training sample, expected some");
  }

  @Test
  void shouldRefuseAFolderThatIsMissing() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> places.local("none", path -> folders(path, 8, 3, null)))
        .withMessageContaining("set/none: is not a folder");
  }

  @Test
  void shouldNameAFileThatCannotBeRead() throws IOException {
    writeTwoClasses();
    byte[] photo = file("jpg", BufferedImage.TYPE_INT_RGB, 16, 16, 9);
    places.write("train/a/cut.jpg", Arrays.copyOf(photo, photo.length / 2));
    assertRefused("train/a/cut.jpg", "pixels.unreadable: skip would pass over such files");

    places.write("train/a/cut.jpg", new byte[0]);
    assertRefused("train/a/cut.jpg", "found 0 bytes, expected 1 to");

    places.write("train/a/cut.jpg", "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8));
    assertRefused("train/a/cut.jpg", "byte 0: found", "<!DOCTYPE", "a JPEG, PNG, GIF");
  }

  @Test
  void shouldRefuseImagesOfBillionsOfPixels() throws IOException {
    writeTwoClasses();
    places.write("train/a/bomb.png", withSize(png(0), 60_000, 60_000));

    assertRefused("train/a/bomb.png", "60000 × 60000 pixels", "expected at most");
  }

  @Test
  void shouldPassOverAndCountWhatCannotBeRead() throws IOException {
    for (int i = 0; i < 9; i++) {
      places.write("train/%s/%d.png".formatted(i % 2 == 0 ? "a" : "b", i), png(i));
    }
    places.write("train/a/5.png", new byte[] {1, 2, 3});

    try (DataSet set = skipping()) {
      assertThat(set.passedOver()).isEqualTo(1);
      assertThat(levels(set.train())).containsExactly(0, 2, 4, 6, 8, 1, 3, 5, 7);
      assertThat(classes(set.train(), "class")).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1);
    }
  }

  @Test
  void shouldRefuseASetOfWhichMoreThanATenthCannotBeRead() throws IOException {
    for (int i = 0; i < 17; i++) {
      places.write("train/%s/%d.png".formatted(i % 2 == 0 ? "a" : "b", i), png(i));
    }
    places.write("train/a/x.png", new byte[] {1, 2, 3});
    places.write("train/a/y.png", new byte[] {1, 2, 3});

    places.assertRefused(
        "",
        path -> folders(path, 8, 3, Pixels.Unreadable.SKIP),
        "",
        "found 2 of 19 files unreadable, expected at most one in 10",
        "train/a/x.png");
    places.write("train/b/more.png", png(1));
    try (DataSet set = skipping()) {
      assertThat(set.passedOver()).isEqualTo(2);
    }
  }

  @Test
  void shouldNotFollowLinksThatLeadOut() throws IOException {
    writeTwoClasses();
    Path outside = Files.write(temp.resolve("outside.png"), png(7));
    Files.createSymbolicLink(places.folder().resolve("train/a/link.png"), outside);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> places.local("", path -> folders(path, 8, 3, null)))
        .withMessageContaining("train/a/link.png")
        .withMessageContaining("inside of this folder");
  }

  /** Another user's file may become readable: this is no fault of the set. */
  @Test
  void shouldNotCallASetUnusableThatMayNotBeRead() throws IOException {
    writeTwoClasses();
    Path file = places.folder().resolve("train/a/1.png");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "skipped: this user may read everything");

    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> places.local("", path -> folders(path, 8, 3, null)))
        .withMessageContaining("train/a/1.png");
  }

  private void writeTwoClasses() throws IOException {
    places.write("train/a/1.png", png(10));
    places.write("train/b/1.png", png(20));
  }

  /** The same file with other sizes in its header, and the checksum that belongs to them. */
  private static byte[] withSize(byte[] png, int width, int height) {
    ByteBuffer file = ByteBuffer.wrap(png.clone());
    file.putInt(16, width).putInt(20, height);
    CRC32 checksum = new CRC32();
    checksum.update(file.array(), 12, 17);
    file.putInt(29, (int) checksum.getValue());
    return file.array();
  }

  private DataSet open(int size, int channels) throws IOException {
    return places.open("", path -> folders(path, size, channels, null));
  }

  private DataSet skipping() throws IOException {
    return places.open("", path -> folders(path, 8, 3, Pixels.Unreadable.SKIP));
  }

  private void assertRefused(String place, String... parts) {
    places.assertRefused("", path -> folders(path, 8, 3, null), place, parts);
  }

  private static LocatedSource folders(
      String path, int size, int channels, Pixels.Unreadable unreadable) {
    return new LocatedSource.Folders(path, new Pixels(size, channels, unreadable));
  }
}
