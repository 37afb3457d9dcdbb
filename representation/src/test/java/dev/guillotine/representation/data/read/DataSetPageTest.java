package dev.guillotine.representation.data.read;

import static dev.guillotine.representation.data.read.TestImages.file;
import static dev.guillotine.representation.data.read.TestImages.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.json.SpecificationReader;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.DataSetName;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.npy.NpyFiles;
import dev.guillotine.representation.data.store.DataCache;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of docs/add-a-data-set.md are files beside this test, and are read as such. */
class DataSetPageTest {
  private static final Path PAGE = Path.of("..", "docs", "add-a-data-set.md");
  private static final Pattern BLOCK =
      Pattern.compile("```(yaml|csv|python)\n(.*?)```", Pattern.DOTALL);
  private static final Set<String> EXAMPLES =
      Set.of(
          "folders.yaml",
          "table.csv",
          "manifest-tasks.yaml",
          "npz.py",
          "npz.yaml",
          "webdataset.yaml",
          "registered.yaml",
          "run.yaml");

  @TempDir private Path temp;

  @Test
  void shouldHoldTheExamplesOfThisTestAndNoOthers() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (String name : EXAMPLES) {
      expected.add(example(name));
    }

    assertThat(
            BLOCK
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(2))
                .collect(Collectors.toSet()))
        .isEqualTo(expected);
  }

  @Test
  void shouldReadFolders() throws IOException {
    for (String path : new String[] {"train/cat/7.jpg", "train/dog/9.jpg", "test/dog/8.png"}) {
      write("data/pets/" + path, photo(path.endsWith("png") ? "png" : "jpg"));
    }

    try (DataSet set = open("folders.yaml")) {
      assertThat(set.train().shape()).isEqualTo(new ImageShape(3, 64, 64));
      assertThat(set.tasks()).containsExactly(new Task.Classification("class", 2));
      assertThat(set.test()).isPresent();
    }
  }

  @Test
  void shouldReadATable() throws IOException {
    write("data/pets/table.csv", example("table.csv").getBytes(StandardCharsets.UTF_8));
    for (String name : new String[] {"a1", "a2", "b1", "b2"}) {
      write("data/pets/photos/" + name + ".jpg", photo("jpg"));
    }

    try (DataSet set = open("manifest-tasks.yaml")) {
      assertThat(set.train().shape()).isEqualTo(new ImageShape(3, 96, 96));
      assertThat(set.tasks())
          .containsExactly(
              new Task.Classification("breed", 2),
              new Task.MultiLabel("coat", 5),
              new Task.Regression("years"),
              new Task.Circular("heading", 360));
      assertThat(numbers(set.train(), "years")).containsExactly(2.5f, 4, 3.5f);
      assertThat(set.train().groups()).isPresent();
    }
  }

  @Test
  void shouldReadArrays() throws IOException {
    NpzBytes arrays =
        new NpzBytes()
            .floats("x", new float[] {1, 2, 3, 4}, 2, 2)
            .text("rhythm", 4, "slow", "fast")
            .doubles("measured", new double[] {1, 60, 2, 90}, 2, 2)
            .longs("patient", new long[] {1, 2}, 2)
            .floats("x_test", new float[] {5, 6}, 1, 2)
            .text("rhythm_test", 4, "slow")
            .doubles("measured_test", new double[] {1, 70}, 1, 2)
            .longs("patient_test", new long[] {3}, 1);
    write("data/heartbeats.npz", arrays.done());

    try (DataSet set = open("npz.yaml")) {
      assertThat(set.train().shape()).isEqualTo(new SignalShape(1, 2));
      assertThat(set.tasks())
          .containsExactly(new Task.Classification("rhythm", 2), new Task.Regression("rate"));
      assertThat(numbers(TestImages.test(set), "rate")).containsExactly(70);
    }
  }

  @Test
  void shouldReadShardsInAStore() throws IOException {
    byte[] shard =
        new TarBytes()
            .sample("a", 1, "0")
            .add("a.json", "{\"nest\": 4}")
            .sample("b", 2, "1")
            .add("b.json", "{\"nest\": 5}")
            .done();
    write("lab/birds/train-000000.tar", shard);

    try (DataSet set = open("webdataset.yaml")) {
      assertThat(set.tasks()).containsExactly(new Task.Classification("cls", 2));
      assertThat(set.train().groups()).isPresent();
    }
  }

  @Test
  void shouldNameARegisteredSet() throws IOException {
    assertThat(source("registered.yaml"))
        .isEqualTo(new DataSource.Registered(new DataSetName("pets")));
  }

  @Test
  void shouldRunWithFewSamples() throws IOException {
    RunSpecification run = SpecificationReader.fromYaml(example("run.yaml"));

    assertThat(run.data()).isEqualTo(new LocatedSource.Folders("/data/pets", null));
    assertThat(run.probes().validation()).isEqualTo(40);
  }

  /** The page's table of messages quotes what the code says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "expected <split>/<class>/<file>",
        "expected that of a file in",
        "is a closing quote missing?",
        "as in the first row",
        "store images as",
        "may or may not name a split",
        "as many as there are samples",
        "blocks of zeros",
        "no readable image in this class folder"
      })
  void shouldQuoteMessages(String part) throws IOException {
    assertThat(Files.readString(PAGE)).contains("`" + part + "`");
    try (var sources = Files.walk(Path.of("src", "main", "java"))) {
      assertThat(sources.filter(Files::isRegularFile))
          .anySatisfy(source -> assertThat(source).content().contains(part));
    }
  }

  private DataSet open(String example) throws IOException {
    DataCache cache = new DataCache(temp.resolve("cache"), 1L << 30, Clock.systemUTC());
    return new DataSets(cache, new FolderStore(temp)).open(source(example), samples -> {});
  }

  /** As the data of a run, below our folder. */
  private DataSource source(String example) throws IOException {
    String below = example(example).replace(" /data/", " " + temp.resolve("data") + "/");
    return SpecificationReader.fromYaml("data:\n" + below.indent(2)).data();
  }

  private void write(String path, byte[] content) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static byte[] photo(String format) throws IOException {
    return file(format, BufferedImage.TYPE_INT_RGB, 120, 100, 90);
  }

  private static String example(String name) throws IOException {
    return Files.readString(NpyFiles.resource(DataSetPageTest.class, "page/" + name));
  }
}
