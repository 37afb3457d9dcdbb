package dev.guillotine.representation.data.store;

import static dev.guillotine.contracts.specification.Split.TEST;
import static dev.guillotine.contracts.specification.Split.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.representation.data.ClassColumn;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.LabelColumn;
import dev.guillotine.representation.data.MemorySamples;
import dev.guillotine.representation.data.NumberColumn;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetWriterTest {
  private static final SampleShape SHAPE = CountingSource.SHAPE;

  @TempDir private Path folder;

  private int written;

  @Test
  void shouldKeepSamplesAndTargetsOfEveryKind() throws IOException {
    SignalShape shape = new SignalShape(2, 3);
    DataSet set =
        write(
            "v-1",
            writer -> {
              ClassColumn classes = new ClassColumn();
              LabelColumn labels = new LabelColumn();
              NumberColumn numbers = new NumberColumn();
              NumberColumn angles = new NumberColumn(360);
              ClassColumn groups = ClassColumn.ofGroups();
              writer.task("kind", classes);
              writer.task("look", labels);
              writer.task("size", numbers);
              writer.task("pose", angles);
              writer.groups(groups);
              for (int i = 0; i < 3; i++) {
                writer.split(TRAIN, shape).add(filled(shape, i));
                classes.add(TRAIN, i == 1 ? "owl" : "wren");
                labels.add(TRAIN, i == 2 ? "wet;red" : "red");
                numbers.add(TRAIN, i / 2.0);
                angles.add(TRAIN, -90 * i);
                groups.add(TRAIN, "tree " + i / 2);
              }
              writer.passOver();
            });

    assertThat(set.tasks())
        .containsExactly(
            new Task.Classification("kind", 2),
            new Task.MultiLabel("look", 2),
            new Task.Regression("size"),
            new Task.Circular("pose", 360));
    assertThat(set.names().get("kind")).containsExactly("owl", "wren");
    assertThat(set.names().get("look")).containsExactly("red", "wet");
    assertThat(set.names()).containsOnlyKeys("kind", "look");
    assertThat(set.passedOver()).isEqualTo(1);
    assertThat(set.train().shape()).isEqualTo(shape);
    assertThat(set.train().groups().orElseThrow()).containsExactly(0, 0, 1);
    assertThat(((Targets.Classes) set.train().targets("kind")).values()).containsExactly(1, 0, 1);
    assertThat(((Targets.LabelSets) set.train().targets("look")).values())
        .containsExactly(1, 0, 1, 0, 1, 1);
    assertThat(((Targets.Numbers) set.train().targets("size")).values())
        .containsExactly(0, 0.5f, 1);
    assertThat(((Targets.Numbers) set.train().targets("pose")).values())
        .containsExactly(0, 270, 180);
    assertThat(MemorySamples.sample(set.train(), 2)).isEqualTo(filled(shape, 2));
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> set.train().targets("weight"));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> MemorySamples.sample(set.train(), 3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> set.train().read(0, new byte[24], 1));
  }

  @Test
  void shouldRefuseSplitsOfAnotherShape() {
    assertRefused(
        writer -> {
          writer.split(TRAIN, SHAPE);
          writer.split(TEST, new SignalShape(1, 4));
        },
        "split test",
        "SignalShape[channels=1, length=4]",
        "height=4");
    assertRefused(
        writer -> {
          writer.split(TRAIN, SHAPE);
          writer.split(TRAIN, new SignalShape(1, 4));
        },
        "split train",
        "height=4");
  }

  @Test
  void shouldRefuseMissingAndSurplusTargets() {
    assertRefused(
        writer -> {
          samples(writer, 3, 0);
          writer.split(TRAIN, SHAPE).add(filled(SHAPE, 0));
        },
        "split train: found 3 values of \"class\", expected 4");
    assertRefused(
        writer -> samples(writer, 3, 0).add(TRAIN, "0"),
        "split train: found 4 values of \"class\", expected 3");
    assertRefused(
        writer -> {
          samples(writer, 3, 0);
          writer.groups(ClassColumn.ofGroups());
        },
        "found 0 values of \"group\", expected 3");
  }

  @Test
  void shouldRefuseWhatIsNoSet() {
    assertRefused(writer -> {}, "no training sample");
    assertRefused(writer -> writer.split(TEST, SHAPE).add(filled(SHAPE, 0)), "no training sample");
    assertRefused(writer -> writer.split(TRAIN, SHAPE), "split train: found no sample");
    assertRefused(
        writer -> {
          samples(writer, 3, 0);
          writer.split(TEST, SHAPE);
        },
        "split test: found no sample");
    assertRefused(writer -> writer.split(TRAIN, SHAPE).add(filled(SHAPE, 0)), "nothing to predict");
  }

  @Test
  void shouldRefuseNamesThatAreTakenReservedOrBlank() {
    for (String name : List.of("__metadata__", "__group__", "", " ")) {
      assertRefused(
          writer -> writer.task(name, new NumberColumn()), "\"" + name + "\"", "not blank", "__");
    }
    assertRefused(
        writer -> {
          writer.task("size", new NumberColumn());
          writer.task("size", new NumberColumn());
        },
        "two tasks of the name \"size\"");
  }

  @Test
  void shouldRefuseGroupsThatLieInTwoSplits() {
    assertRefused(
        writer -> {
          ClassColumn classes = samples(writer, 2, 0);
          ClassColumn groups = ClassColumn.ofGroups();
          writer.groups(groups);
          groups.add(TRAIN, "oak");
          groups.add(TRAIN, "elm");
          writer.split(TEST, SHAPE).add(filled(SHAPE, 9));
          classes.add(TEST, "1");
          groups.add(TEST, "elm");
        },
        "group \"elm\"",
        "train and test");
  }

  @Test
  void shouldChangeTheDigestWithAnythingThatIsRead() throws IOException {
    DataCache.Source plain = writer -> samples(writer, 3, 0);
    String digest = write("v-1", plain).identity().digest();
    Set<String> others = new HashSet<>();
    others.add(write("v-2", plain).identity().digest());
    others.add(write("v-1", writer -> samples(writer, 3, 1)).identity().digest());
    others.add(write("v-1", writer -> samples(writer, 4, 0)).identity().digest());
    others.add(
        write(
                "v-1",
                writer -> {
                  byte[] last = filled(SHAPE, 2);
                  last[15] ^= 1;
                  ClassColumn classes = samples(writer, 2, 0);
                  writer.split(TRAIN, SHAPE).add(last);
                  classes.add(TRAIN, "0");
                })
            .identity()
            .digest());
    others.add(
        write(
                "v-1",
                writer -> {
                  ClassColumn classes = samples(writer, 2, 0);
                  writer.split(TRAIN, SHAPE).add(filled(SHAPE, 2));
                  classes.add(TRAIN, "1");
                })
            .identity()
            .digest());
    for (List<String> names :
        List.of(List.of("0", "one"), List.of("0", "1", "2"), List.of("1", "0"))) {
      others.add(
          write(
                  "v-1",
                  writer -> {
                    ClassColumn classes = new ClassColumn(names);
                    writer.task("class", classes);
                    for (int i = 0; i < 3; i++) {
                      writer.split(TRAIN, SHAPE).add(filled(SHAPE, i));
                      classes.add(TRAIN, names.get(i % 2));
                    }
                  })
              .identity()
              .digest());
    }
    for (NumberColumn column : List.of(new NumberColumn(), new NumberColumn(360))) {
      others.add(
          write(
                  "v-1",
                  writer -> {
                    samples(writer, 3, 0);
                    writer.task("size", column);
                    for (int i = 0; i < 3; i++) {
                      column.add(TRAIN, i);
                    }
                  })
              .identity()
              .digest());
    }
    others.add(
        write(
                "v-1",
                writer -> {
                  samples(writer, 3, 0);
                  ClassColumn groups = ClassColumn.ofGroups();
                  writer.groups(groups);
                  for (int i = 0; i < 3; i++) {
                    groups.add(TRAIN, "one");
                  }
                })
            .identity()
            .digest());

    assertThat(others).hasSize(11).doesNotContain(digest);
    assertThat(digest).hasSize(64);
  }

  @Test
  void shouldNotChangeTheDigestWithThePlaceOrTheName() throws IOException {
    DataCache.Source plain = writer -> samples(writer, 3, 0);

    assertThat(write("v-1", plain).identity()).isEqualTo(write("v-1", plain).identity());
    Path content = Files.createDirectories(folder.resolve("elsewhere/content"));
    try (DataSetWriter writer = new DataSetWriter(content, folder, samples -> {})) {
      samples(writer, 3, 0);
      writer.finish("other", "v-1");
    }
    assertThat(new CachedSet(content).identity().digest())
        .isEqualTo(write("v-1", plain).identity().digest());
    assertThat(new CachedSet(content).identity().name()).isEqualTo("other");
  }

  @Test
  void shouldTellHowFarItHasCome() throws IOException {
    List<Long> told = new ArrayList<>();
    Path content = Files.createDirectory(folder.resolve("told"));
    try (DataSetWriter writer = new DataSetWriter(content, folder, told::add)) {
      writer.tell();
      samples(writer, 3, 0);
      writer.tell();
      writer.passOver();
      writer.tell();
    }

    assertThat(told).containsExactly(0L, 3L, 4L);
  }

  private DataSet write(String version, DataCache.Source source) throws IOException {
    Path content = Files.createDirectory(folder.resolve("set " + written++));
    try (DataSetWriter writer = new DataSetWriter(content, folder, samples -> {})) {
      source.read(writer);
      writer.finish("test", version);
    }
    return new CachedSet(content);
  }

  /** Training samples of two classes that take turns. */
  private static ClassColumn samples(DataSetWriter writer, int count, int first)
      throws IOException {
    ClassColumn classes = ClassColumn.numbered(2);
    writer.task("class", classes);
    for (int i = 0; i < count; i++) {
      writer.split(TRAIN, SHAPE).add(filled(SHAPE, first + i));
      classes.add(TRAIN, Integer.toString(i % 2));
    }
    return classes;
  }

  private static byte[] filled(SampleShape shape, int value) {
    byte[] sample = new byte[shape.bytes()];
    Arrays.fill(sample, (byte) value);
    return sample;
  }

  private void assertRefused(DataCache.Source source, String... parts) {
    assertThatExceptionOfType(UnusableDataException.class)
        .isThrownBy(() -> write("v-1", source))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(parts));
  }
}
