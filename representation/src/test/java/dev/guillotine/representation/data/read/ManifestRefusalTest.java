package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.TestImages.png;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.specification.Columns;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.contracts.specification.TaskColumn.Kind;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a table is told with its line, column and value. */
class ManifestRefusalTest {
  private static final String START = "file,label\na.png,x\nb.png,y\n";

  @TempDir private Path temp;
  private BothPlaces places;

  @BeforeEach
  void writeImages() throws IOException {
    places = new BothPlaces(temp);
    places.write("a.png", png(1));
    places.write("b.png", png(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c.png",
        "../set/a.png",
        "/etc/passwd",
        "more/../a.png",
        "a.png\u0000",
        "A.png",
        "a\\b.png"
      })
  void shouldRefuseFilesThatAreNotBelowTheTable(String path) {
    assertRefused(START + path + ",x\n", "line 4: found the path \"" + path, "file in ");
  }

  @Test
  void shouldNameTheRowOfAnImageThatCannotBeRead() throws IOException {
    places.write("b.png", new byte[] {1, 2, 3});

    assertRefused(START, "b.png (", "table.csv, line 3): byte 0: found 01 02 03");
  }

  @Test
  void shouldRefuseHeadersThatSayTooLittleOrTooMuch() {
    assertRefused("", "found an empty file, expected a line with the names of the columns");
    assertRefused("path,label\na.png,x\n", "line 1: found the columns [path, label]", "\"file\"");
    assertRefused("file;label\na.png;x\n", "found the columns [file;label], expected \"file\"");
    assertRefused("file,label, label\na.png,x,y\n", "line 1: found two columns", "\"label\"");
    assertRefused("file,label\n", "found no training sample, expected some");
    assertRefused("file\na.png\n", "found nothing to predict, expected at least one task");
  }

  @Test
  void shouldRefuseColumnsThatAreNamedButMissing() {
    assertRefused(START, new Columns("image", null, null), null, "[file, label]", "\"image\"");
    assertRefused(START, new Columns(null, "fold", null), null, "[file, label]", "\"fold\"");
    assertRefused(START, new Columns(null, null, "who"), null, "[file, label]", "\"who\"");
    assertRefused(
        START,
        null,
        Map.of("kind", TaskColumn.of(Kind.CLASSIFICATION)),
        "line 2: found the columns [file, label], expected \"kind\"");
  }

  @Test
  void shouldRefuseRowsThatAreShortOrLong() {
    assertRefused(
        START + "a.png\n", "line 4: found 1 values, expected 2, one for each of the columns");
    assertRefused(START + "a.png,x,y\n", "line 4: found 3 values, expected 2");
    assertRefused("file,label\n\n\"a.png\",\"x\n\nx\"\nb.png\n", "line 6: found 1 values");
    assertRefused(START + "\"a.png\"x,y\n", "line 4: found malformed text");
  }

  @Test
  void shouldRefuseEmptyCells() {
    assertRefused(START + "a.png, \n", "line 4, column \"label\": found no value");
    assertRefused(START + ",x\n", "line 4: found no value in the column \"file\"");
    assertRefused("file,x,split\na.png,1,\n", "line 2: found no value in the column \"split\"");
    assertRefused("file,x,group\na.png,1,\n", "line 2: found no value in the column \"group\"");
    assertRefused("file,x\na.png,\n", "line 2: found no value in the column \"x\"", "the kind");
  }

  @Test
  void shouldRefuseSplitsOfOtherNames() {
    assertRefused(
        "file,x,split\na.png,1,dev\n", "line 2: found the split \"dev\", expected train (or");
  }

  @Test
  void shouldRefuseWhatIsNoNumberWhereOneIsDeclared() {
    Map<String, TaskColumn> number = Map.of("label", TaskColumn.of(Kind.REGRESSION));

    assertRefused(START, null, number, "line 2, column \"label\": found \"x\", expected a number");
    assertRefused(
        "file,label\na.png,1\nb.png,NaN\n", null, number, "line 3, column \"label\": found NaN");
    assertRefused(
        "file,label\na.png,1\nb.png,1e300\n",
        null,
        number,
        "line 3, column \"label\": found 1.0E300");
  }

  /** Text in a column that the first row makes numbers is as likely a mistake as a class. */
  @Test
  void shouldRefuseRowsThatContradictTheFirst() {
    assertRefused(
        "file,x\na.png,1\nb.png,2.5\n",
        "line 3, column \"x\": found \"2.5\", expected a classification as in the first row",
        "declare the task");
    assertRefused("file,x\na.png,cat\nb.png,cat;dog\n", "line 3", "found \"cat;dog\"", "declare");
    assertRefused("file,x\na.png,1.5\nb.png,n/a\n", "line 3", "found \"n/a\"", "a regression");
  }

  @Test
  void shouldRefuseATaskThatHasOneClassOnly() {
    assertRefused("file,x\na.png,1\nb.png,1\n", "task x: found samples of one class only");
  }

  /** The offsets count from the beginning of the file, its byte order mark included. */
  @Test
  void shouldTellWhereTextIsNotUtf8() throws IOException {
    assertRefused(bytes(START, 0xff), "byte 27: found 0xff, expected text in UTF-8");
    assertRefused(bytes("\ufeff" + START, 0x80), "byte 30: found 0x80");
    assertRefused(
        bytes(START, 'a', 0xc3),
        "byte 28: found a character that begins with 0xc3 and goes on with the end");
    assertRefused(bytes(START, 0xc0, 0xaf), "byte 27: found 0xc0");
    assertRefused(
        bytes(START, 0xe0, 0x9f, 0xbf), "byte 27: found a character that begins with 0xe0");
    assertRefused(
        bytes(START, 0xed, 0xa0, 0x80), "byte 27: found a character that begins with 0xed");
    assertRefused(
        bytes(START, 0xf4, 0x90, 0x80, 0x80), "byte 27: found a character that begins with 0xf4");
    assertRefused(
        bytes(START, 0xf0, 0x9f, 0x9c, ','),
        "byte 27: found a character that begins with 0xf0 and goes on with 0x2c");
    places.write("table.csv", START.getBytes(StandardCharsets.UTF_16));
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> places.local("table.csv", path -> source(path, null, null)))
        .withMessageContaining("table.csv: byte 0: found 0xfe");
  }

  @Test
  void shouldRefuseARowWithoutEnd() throws IOException {
    byte[] start = (START + "a.png,\"").getBytes(StandardCharsets.UTF_8);
    byte[] endless = Arrays.copyOf(start, 3 << 20);
    Arrays.fill(endless, start.length, endless.length, (byte) 'x');
    places.write("table.csv", endless);

    assertRefused(
        endless, "line 4: found a row of more than 1048576 bytes", "is a closing quote missing?");
  }

  @Test
  void shouldRefuseAValueThatIsTooLongToBeAName() {
    assertRefused(
        START + "a.png," + "x".repeat(5_000) + "\n",
        "line 4, column \"label\": found a value of 5000 characters, expected at most 4096");
  }

  @Test
  void shouldRefuseATableThatIsMissing() {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> places.local("none.csv", path -> source(path, null, null)))
        .withMessageContaining("none.csv: there is no such file");
  }

  private static byte[] bytes(String text, int... more) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    for (int next : more) {
      all.write(next);
    }
    return all.toByteArray();
  }

  private void assertRefused(String table, String... parts) {
    assertRefused(table, null, null, parts);
  }

  private void assertRefused(
      String table, Columns columns, Map<String, TaskColumn> tasks, String... parts) {
    try {
      places.write("table.csv", table.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    places.assertRefused("table.csv", path -> source(path, columns, tasks), "", parts);
  }

  private void assertRefused(byte[] table, String... parts) throws IOException {
    places.write("table.csv", table);
    places.assertRefused("table.csv", path -> source(path, null, null), "table.csv", parts);
  }

  private static LocatedSource source(String path, Columns columns, Map<String, TaskColumn> tasks) {
    return ManifestReaderTest.manifest(path, columns, tasks);
  }
}
