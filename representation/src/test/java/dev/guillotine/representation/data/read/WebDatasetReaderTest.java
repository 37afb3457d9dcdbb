package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.TestImages.classes;
import static dev.guillotine.representation.data.read.TestImages.labels;
import static dev.guillotine.representation.data.read.TestImages.levels;
import static dev.guillotine.representation.data.read.TestImages.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Pixels;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.contracts.specification.TaskColumn.Kind;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.npy.NpyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebDatasetReaderTest {
  @TempDir private Path temp;
  private BothPlaces places;

  @BeforeEach
  void createFolder() throws IOException {
    places = new BothPlaces(temp);
  }

  /** Shards as the Python package writes them (see {@code reader_fixtures.py}). */
  @Test
  void shouldReadTheShardsOfEverySplitInTheOrderOfTheirNames() throws IOException {
    for (String shard : List.of("train-000001", "train-000000", "val-000000", "test-000000")) {
      String name = shard + ".tar";
      places.write(name, Files.readAllBytes(NpyFiles.resource(getClass(), name)));
    }

    try (DataSet set = places.open("", path -> source(path, "scene", null))) {
      assertThat(set.tasks())
          .containsExactlyInAnyOrder(
              new Task.Classification("cls", 2),
              new Task.Regression("angle"),
              new Task.MultiLabel("tags", 1));
      assertThat(levels(set.train())).containsExactly(0, 10, 20, 30);
      assertThat(levels(TestImages.validation(set))).containsExactly(40, 50);
      assertThat(levels(TestImages.test(set))).containsExactly(60, 70);
      assertThat(classes(set.train(), "cls")).containsExactly(0, 1, 0, 1);
      assertThat(numbers(set.train(), "angle")).containsExactly(0, 30.5f, 61, 91.5f);
      assertThat(labels(set.train(), "tags")).containsExactly(0, 1, 0, 1);
      int[] groups = set.train().groups().orElseThrow();
      assertThat(groups[0]).isEqualTo(groups[1]).isNotEqualTo(groups[2]).isLessThan(groups[2]);
    }
  }

  @Test
  void shouldTellTheSplitByAWordOfTheNameOfShardOrFolder() throws IOException {
    places.write("imagenet_train_0.tar", pair(1).done());
    places.write("VALID/0.tar", pair(2).done());
    places.write("test/part-7.TAR", pair(3).done());
    places.write("test/train-7.tar", pair(4).done());
    places.write("notes.txt", new byte[] {1});

    try (DataSet set = places.open("", path -> source(path, null, null))) {
      assertThat(levels(set.train())).containsExactly(1, 1, 4, 4);
      assertThat(levels(TestImages.validation(set))).containsExactly(2, 2);
      assertThat(levels(TestImages.test(set))).containsExactly(3, 3);
    }
  }

  @Test
  void shouldTakeAllShardsForTrainingWhereNoNameTells() throws IOException {
    places.write("0.tar", pair(1).done());
    places.write("1.tar", pair(2).done());

    try (DataSet set = places.open("", path -> source(path, null, null))) {
      assertThat(levels(set.train())).containsExactly(1, 1, 2, 2);
      assertThat(set.test()).isEmpty();
    }
  }

  @Test
  void shouldTakeFilesOfOneSampleInAnyOrderAndLeaveOthersAlone() throws IOException {
    TarBytes shard =
        new TarBytes()
            .special("samples", TarConstants.LF_DIR)
            .add("README", "no sample")
            .add("samples/a.1.cls", " 7\n")
            .add("samples/a.JPG", TestImages.png(5))
            .add("samples/a.seg.png", TestImages.png(99))
            .add("samples/a.json", "{\"cls\": 4, \"x\": 1.5, \"deep\": {\"y\": 1}, \"ok\": true}")
            .add("samples/._b.jpg", "macOS writes these")
            .add("samples/b.json", "{\"ok\": false, \"x\": 2, \"cls\": 5}")
            .add("samples/b.png", TestImages.png(6));
    places.write("0.tar", shard.done());

    try (DataSet set = places.open("", path -> source(path, null, null))) {
      assertThat(levels(set.train())).containsExactly(5, 6);
      assertThat(set.tasks())
          .containsExactly(
              new Task.Classification("cls", 2),
              new Task.Regression("x"),
              new Task.Classification("ok", 2));
      assertThat(set.names().get("cls")).containsExactly("4", "5");
    }
  }

  @Test
  void shouldMakeTheTasksThatAreDeclared() throws IOException {
    TarBytes shard =
        new TarBytes()
            .sample("a", 1, "3")
            .add("a.json", "{\"angle\": -90, \"other\": null}")
            .sample("b", 2, "4")
            .add("b.json", "{\"angle\": 10}");
    places.write("0.tar", shard.done());
    Map<String, TaskColumn> tasks =
        Map.of("turn", new TaskColumn(Kind.CIRCULAR, "angle", null, 360.0));

    try (DataSet set = places.open("", path -> source(path, null, tasks))) {
      assertThat(set.tasks()).containsExactly(new Task.Circular("turn", 360));
      assertThat(numbers(set.train(), "turn")).containsExactly(270, 10);
    }
  }

  @Test
  void shouldReadLongNamesOfBothKinds() throws IOException {
    String folder = "folder/".repeat(40) + "é";
    byte[] posix = new TarBytes().sample(folder + "1", 1, "3").sample(folder + "2", 2, "4").done();
    byte[] gnu =
        new TarBytes(TarArchiveOutputStream.LONGFILE_GNU)
            .sample(folder + "1", 1, "3")
            .sample(folder + "2", 2, "4")
            .done();

    places.write("0.tar", posix);
    try (DataSet first = places.open("", path -> source(path, null, null))) {
      places.write("0.tar", gnu);
      try (DataSet second = places.open("", path -> source(path, null, null))) {
        assertThat(levels(first.train())).containsExactly(1, 2);
        assertThat(second.identity()).isEqualTo(first.identity());
      }
    }
  }

  /** Names only tell which files belong together. */
  @Test
  void shouldReadNamesThatAreNotUtf8() throws IOException {
    byte[] shard = pair(1).done();
    places.write("0.tar", shard.clone());
    try (DataSet expected = places.open("", path -> source(path, null, null))) {
      for (int header : new int[] {0, 1024}) {
        shard[header] = (byte) 0xff;
        TarBytes.fixChecksum(shard, header);
      }
      places.write("0.tar", shard);
      try (DataSet set = places.open("", path -> source(path, null, null))) {
        assertThat(set.identity()).isEqualTo(expected.identity());
      }
    }
  }

  private static TarBytes pair(int level) throws IOException {
    return new TarBytes().sample("a", level, "0").sample("b", level, "1");
  }

  static LocatedSource source(String path, String group, Map<String, TaskColumn> tasks) {
    return new LocatedSource.WebDataset(path, new Pixels(8, 3, null), group, tasks);
  }
}
