package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.TestImages.png;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Pixels;
import dev.guillotine.representation.data.DataSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardRefusalTest {
  private static final String SHARD = "train.tar";

  @TempDir private Path temp;
  private BothPlaces places;

  @BeforeEach
  void createFolder() throws IOException {
    places = new BothPlaces(temp);
  }

  @Test
  void shouldRefuseAFolderWithoutShards() throws IOException {
    places.write("train.zip", new byte[] {1});

    places.assertRefused(
        "", ShardRefusalTest::source, "", "found no file that ends in .tar, expected shards");
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest-0.tar", "interval.tar", "test-or-train.tar", "testing.tar"})
  void shouldRefuseNamesThatMayOrMayNotNameASplit(String name) throws IOException {
    places.write(name, good().done());

    places.assertRefused(
        "", ShardRefusalTest::source, name, "may or may not name a split; expected train (or");
  }

  @Test
  void shouldRefuseSamplesThatAreNotWhole() throws IOException {
    assertRefused(good().add("c.cls", "1"), "sample c: found files [cls], expected an image");
    assertRefused(
        good().sample("c", 1, "1").add("c.jpg", png(1)),
        "sample c: found a second image \"c.jpg\"");
    assertRefused(
        good().sample("c", 1, "1").add("c.cls", "2"), "sample c: found two files \"c.cls\"");
    assertRefused(
        good().add("c.png", png(1)), "sample c: found the columns [], expected \"cls\" among them");
    assertRefused(good().sample("c", 1, " "), "sample c, column \"cls\": found no value");
    assertRefused(
        good().add("c.png", "no image").add("c.cls", "1"),
        "sample c: byte 0: found",
        "a JPEG, PNG",
        "skip would pass over");
  }

  @Test
  void shouldRefuseFieldsThatAreNone() throws IOException {
    assertRefused(json("[1]"), "sample c: found JSON that is no object, expected one");
    assertRefused(json(""), "sample c: found JSON that is no object");
    assertRefused(json("{\"x\": 1"), "sample c: found malformed JSON");
    assertRefused(json("{\"x\": 1} {}"), "sample c: found malformed JSON");
    assertRefused(json("{\"x\": 1, \"x\": 2}"), "sample c: found malformed JSON");
    assertRefused(json("[".repeat(100_000)), "sample c: found malformed JSON");
    assertRefused(json("{\"x\": null}"), "sample c: found no value in the column \"x\"");
    assertRefused(json("{\"x\": [\"a;b\"]}"), "found \"a;b\" in the list \"x\"");
    assertRefused(json("{\"x\": [[1]]}"), "found [1] in the list \"x\"");
    assertRefused(
        json("{\"x\": \"%s\"}".formatted("y".repeat(1 << 20))),
        "sample c: found more than 1048576 bytes in \"c.json\"");
    assertRefused(
        new TarBytes().add("c.png", png(1)).add("c.cls", new byte[] {'1', (byte) 0xff}),
        "sample c: found malformed bytes in \"c.cls\", expected UTF-8");
    places.write(SHARD, json("{\"x\": 1}").done());
    places.assertRefused(
        "",
        path -> WebDatasetReaderTest.source(path, "who", null),
        SHARD,
        "found the fields [x], expected \"who\" with a value among them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../c.png", "/c.png", "a/../../c.png", "..", "a\\..\\c.png", "a/.."})
  void shouldRefuseNamesThatLeadElsewhere(String name) throws IOException {
    assertRefused(
        good().add(name, png(1)),
        "train.tar: byte 4096: found the name \"" + name + "\", expected one that stays inside");
  }

  @Test
  void shouldRefuseWhatIsNoFile() throws IOException {
    for (byte type :
        new byte[] {
          TarConstants.LF_LINK,
          TarConstants.LF_SYMLINK,
          TarConstants.LF_CHR,
          TarConstants.LF_BLK,
          TarConstants.LF_FIFO,
          TarConstants.LF_GNUTYPE_SPARSE
        }) {
      assertRefused(
          good().special("c.png", type),
          "train.tar: byte 4",
          type == TarConstants.LF_GNUTYPE_SPARSE
              ? "found the sparse file \"c.png\""
              : "found \"c.png\" of type '%c'".formatted((char) type),
          "expected files and folders only");
    }
  }

  /** Whole files only, and what marks the end: a shard cut between two samples looks like one. */
  @Test
  void shouldTellWhereAShardIsCut() throws IOException {
    byte[] shard = good().done();
    int contents = 4 * 2 * 512;
    for (int length : new int[] {100, 512, 600, 1024, 1100, 2048, contents - 1, contents}) {
      places.write(SHARD, Arrays.copyOf(shard, length));
      places.assertRefused("", ShardRefusalTest::source, SHARD, ": byte ");
    }
    places.write(SHARD, Arrays.copyOf(shard, contents));
    places.assertRefused(
        "", ShardRefusalTest::source, SHARD, "byte 4096: found the end", "the blocks of zeros");
    places.write(SHARD, new byte[0]);
    places.assertRefused("", ShardRefusalTest::source, SHARD, "byte 0: found the end");
    places.write(SHARD, Arrays.copyOf(shard, contents + 512));
    try (DataSet set = places.open("", ShardRefusalTest::source)) {
      assertThat(set.train().size()).isEqualTo(2);
    }
  }

  @Test
  void shouldRefuseSamplesBehindTheEnd() throws IOException {
    byte[] first = good().done();
    byte[] both = Arrays.copyOf(first, 2 * first.length);
    System.arraycopy(first, 0, both, first.length, first.length);

    assertRefused(both, "byte 5120: found more behind the end of the archive");
  }

  @Test
  void shouldRefuseGarbageAndSizesThatAreNone() throws IOException {
    byte[] text = "id,label\n1,2\n".repeat(200).getBytes(StandardCharsets.UTF_8);
    assertRefused(text, "train.tar: byte ", "expected a whole tar file");

    byte[] shard = good().done();
    for (String size : new String[] {"77777777777", "-0000000001", "zzzzzzzzzzz"}) {
      byte[] other = shard.clone();
      System.arraycopy(size.getBytes(StandardCharsets.US_ASCII), 0, other, 124, 11);
      assertRefused(TarBytes.fixChecksum(other, 0), "train.tar: byte ", "found");
    }
    byte[] negative = shard.clone();
    Arrays.fill(negative, 124, 136, (byte) 0xff);
    assertRefused(TarBytes.fixChecksum(negative, 0), "train.tar: byte ", "found");
  }

  /** A name that takes up megabytes is gathered by no one. */
  @Test
  void shouldRefuseNamesOfMegabytes() throws IOException {
    byte[] name = "n".repeat(3 << 20).getBytes(StandardCharsets.US_ASCII);
    String record = "3145740 path=" + "n".repeat(3145740 - 14) + "\n";

    assertRefused(
        good().add("long", TarConstants.LF_GNUTYPE_LONGNAME, name).sample("c", 1, "1"),
        "found a header of more than 1048576 bytes");
    assertRefused(
        good()
            .add(
                "long",
                TarConstants.LF_PAX_EXTENDED_HEADER_LC,
                record.getBytes(StandardCharsets.US_ASCII))
            .sample("c", 1, "1"),
        "found a header of more than 1048576 bytes");
  }

  private static TarBytes good() throws IOException {
    return new TarBytes().sample("a", 1, "0").sample("b", 2, "1");
  }

  private static TarBytes json(String content) throws IOException {
    return new TarBytes().add("c.png", png(1)).add("c.json", content);
  }

  private void assertRefused(TarBytes shard, String... parts) throws IOException {
    assertRefused(shard.done(), parts);
  }

  private void assertRefused(byte[] shard, String... parts) throws IOException {
    places.write(SHARD, shard);
    places.assertRefused("", ShardRefusalTest::source, SHARD, parts);
  }

  private static LocatedSource source(String path) {
    return new LocatedSource.WebDataset(path, new Pixels(8, 3, null), null, null);
  }
}
