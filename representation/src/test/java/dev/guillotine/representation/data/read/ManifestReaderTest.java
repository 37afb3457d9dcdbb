package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.TestImages.classes;
import static dev.guillotine.representation.data.read.TestImages.labels;
import static dev.guillotine.representation.data.read.TestImages.levels;
import static dev.guillotine.representation.data.read.TestImages.numbers;
import static dev.guillotine.representation.data.read.TestImages.png;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.specification.Columns;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Pixels;
import dev.guillotine.contracts.specification.TaskColumn;
import dev.guillotine.contracts.specification.TaskColumn.Kind;
import dev.guillotine.representation.data.DataSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as text; what Parquet brings besides is tested by {@link ParquetManifestTest}. */
class ManifestReaderTest {
  @TempDir private Path temp;
  private BothPlaces places;

  @BeforeEach
  void writeImages() throws IOException {
    places = new BothPlaces(temp);
    places.write("a.png", png(1));
    places.write("b.png", png(2));
    places.write("more/c.png", png(3));
  }

  @Test
  void shouldMakeATaskOfEachColumnInTheirOrder() throws IOException {
    try (DataSet set =
        open(
            """
            zebra,file,angle,count,tags,split,group
            yes,a.png,30.5,10,x;y,train,g1
            no,more/c.png,-1.25e1,9,,train,g2
            yes,./b.png,400,9,y,test,g3
            """)) {
      assertThat(set.identity().name()).isEqualTo("table");
      assertThat(set.tasks())
          .containsExactly(
              new Task.Classification("zebra", 2),
              new Task.Regression("angle"),
              new Task.Classification("count", 2),
              new Task.MultiLabel("tags", 2));
      assertThat(set.names())
          .containsOnly(
              Map.entry("zebra", List.of("no", "yes")),
              Map.entry("count", List.of("9", "10")),
              Map.entry("tags", List.of("x", "y")));
      assertThat(levels(set.train())).containsExactly(1, 3);
      assertThat(classes(set.train(), "zebra")).containsExactly(1, 0);
      assertThat(classes(set.train(), "count")).containsExactly(1, 0);
      assertThat(numbers(set.train(), "angle")).containsExactly(30.5f, -12.5f);
      assertThat(labels(set.train(), "tags")).containsExactly(1, 1, 0, 0);
      assertThat(set.train().groups()).hasValueSatisfying(groups -> assertThat(groups).hasSize(2));
      assertThat(levels(TestImages.test(set))).containsExactly(2);
      assertThat(numbers(TestImages.test(set), "angle")).containsExactly(400);
      assertThat(set.validation()).isEmpty();
    }
  }

  @Test
  void shouldMakeOnlyTheTasksThatAreDeclaredInTheirOrder() throws IOException {
    Map<String, TaskColumn> tasks = new LinkedHashMap<>();
    tasks.put("turn", new TaskColumn(Kind.CIRCULAR, "angle", null, 360.0));
    tasks.put("angle", TaskColumn.of(Kind.REGRESSION));
    tasks.put("kind", TaskColumn.of(Kind.MULTI_LABEL));
    try (DataSet set =
        open(
            """
            file,kind,angle,other
            a.png,cat,-90,
            b.png,cat;dog,720.5,
            """,
            null,
            tasks)) {
      assertThat(set.tasks())
          .containsExactly(
              new Task.Circular("turn", 360),
              new Task.Regression("angle"),
              new Task.MultiLabel("kind", 2));
      assertThat(numbers(set.train(), "turn")).containsExactly(270, 0.5f);
      assertThat(numbers(set.train(), "angle")).containsExactly(-90, 720.5f);
      assertThat(labels(set.train(), "kind")).containsExactly(1, 0, 1, 1);
    }
  }

  @Test
  void shouldTakeTheColumnsThatAreNamed() throws IOException {
    try (DataSet set =
        open(
            """
            path,fold,patient,label
            a.png,Training,p1,x
            b.png,val,p2,y
            a.png,train,p1,y
            b.png,train,p3,x
            """,
            new Columns("path", "fold", "patient"),
            null)) {
      assertThat(set.tasks()).extracting(Task::name).containsExactly("label");
      assertThat(levels(set.train())).containsExactly(1, 1, 2);
      assertThat(levels(TestImages.validation(set))).containsExactly(2);
      int[] groups = set.train().groups().orElseThrow();
      assertThat(groups[0]).isEqualTo(groups[1]).isNotEqualTo(groups[2]);
    }
  }

  /** RFC 4180, and what spreadsheets and pandas make of it. */
  @Test
  void shouldReadTheSameFromEveryWayToWriteATable() throws IOException {
    String plain = "file,label\na.png,cat\nb.png,dog\na.png,dog\n";
    try (DataSet expected = open(plain)) {
      for (String same :
          new String[] {
            plain.replace("\n", "\r\n"),
            "\ufeff" + plain,
            plain.stripTrailing(),
            plain.replace("\n", "\n\n"),
            plain + "\n  \n",
            plain.replace("cat", "\"cat\"").replace("file", "\"file\""),
            plain.replace(",", ", "),
            ",file,label\n0,a.png,cat\n1,b.png,dog\n2,a.png,dog\n",
            "__index_level_0__,file,label\n0,a.png,cat\n1,b.png,dog\n2,a.png,dog\n"
          }) {
        try (DataSet set = open(same)) {
          assertThat(set.identity()).as(same).isEqualTo(expected.identity());
        }
      }
    }
  }

  @Test
  void shouldReadQuotesCommasAndLinesWithinAValue() throws IOException {
    try (DataSet set =
        open("file,\"la\nbel\"\na.png,\"says \"\"a, b\"\"\nand é\"\nb.png,plain ✂\n")) {
      assertThat(set.names())
          .containsOnly(Map.entry("la\nbel", List.of("plain ✂", "says \"a, b\"\nand é")));
    }
  }

  @Test
  void shouldCountClassesByTheSameLimitAsOtherSets() throws IOException {
    StringBuilder table = new StringBuilder("file,id\n");
    for (int i = 0; i < 100_000; i++) {
      table.append("a.png,id").append(i).append('\n');
    }
    places.write("table.csv", table.toString().getBytes(StandardCharsets.UTF_8));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> places.local("table.csv", path -> manifest(path, null, null)))
        .withMessageContaining("line 32770, column \"id\"")
        .withMessageContaining("more than 32768 different classes")
        .withMessageContaining("regression");
  }

  @Test
  void shouldReadThirtyThousandRows() throws IOException {
    StringBuilder table = new StringBuilder("file,id,x,group\n");
    for (int i = 0; i < 33_000; i++) {
      table.append(i % 2 == 0 ? "a.png" : "b.png");
      table.append(",c%d,%d.5,%d%n".formatted(i % 1000, i, i / 3));
    }
    places.write("table.csv", table.toString().getBytes(StandardCharsets.UTF_8));

    try (DataSet set = places.local("table.csv", path -> manifest(path, null, null))) {
      assertThat(set.train().size()).isEqualTo(33_000);
      assertThat(numbers(set.train(), "x")[32_999]).isEqualTo(32_999.5f);
      assertThat(set.train().groups().orElseThrow()[32_999])
          .isEqualTo(set.train().groups().orElseThrow()[32_997]);
    }
  }

  private DataSet open(String table) throws IOException {
    return open(table, null, null);
  }

  private DataSet open(String table, Columns columns, Map<String, TaskColumn> tasks)
      throws IOException {
    places.write("table.csv", table.getBytes(StandardCharsets.UTF_8));
    return places.open("table.csv", path -> manifest(path, columns, tasks));
  }

  static LocatedSource manifest(String path, Columns columns, Map<String, TaskColumn> tasks) {
    return new LocatedSource.Manifest(path, new Pixels(8, 3, null), columns, tasks);
  }
}
