package dev.guillotine.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.standalone.terminal.PlainTerminal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
  private static final String[] SMALL = {
    "--set", "train=300", "--set", "test=100", "--set", "size=16", "--validation", "60"
  };

  @TempDir Path folder;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StringWriter complaints = new StringWriter();

  @Test
  void shouldDescribeASetThatIsGenerated() {
    int code = execute(SMALL, "data", "describe", "objects");

    assertThat(complaints.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(said())
        .contains(
            "data set     objects\n",
            "samples      RGB images, 16 pixels high, 16 wide\n",
            "splits       train             240\n",
            "             validation         60   carved out of train\n",
            "             test              100\n",
            "of pixels from 0 to 1, in 240 images of train\n",
            "passed over  no file\n",
            "class           10 classes       24 of each\n",
            "background-hue  angle, period 1  ",
            "scale           number           ")
        .containsPattern("digest       [0-9a-f]{64}\n")
        .containsPattern("channels     mean( 0\\.\\d{4}){3}, deviation( 0\\.\\d{4}){3}\n");
    assertThat(said().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void shouldDescribeASetInFilesAndKeepItReadInTheHomeFolder() throws IOException {
    Path file = cifar("set: cifar10\npath: " + folder.resolve("cifar"));

    int code = execute(new String[] {"--validation", "10"}, "data", "describe", file.toString());

    assertThat(complaints.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(said())
        .contains(
            "data set     cifar\n",
            "splits       train              40\n",
            "             validation         10   carved out of train\n",
            "             test               10\n",
            "mean 0.2000 0.4000 0.6000, deviation 0.0039 0.0039 0.0039\n",
            "class  10 classes  4 of each\n")
        .doesNotContain("0, 1, 2");
    try (Stream<Path> kept = Files.list(folder.resolve("home/data"))) {
      assertThat(kept.filter(Files::isDirectory)).isNotEmpty();
    }
  }

  @Test
  void shouldRepeatWhatTheReaderHasToSay() throws IOException {
    Path file = cifar("data: {set: cifar10, path: " + folder.resolve("cifar") + "}");
    Files.delete(folder.resolve("cifar/test_batch.bin"));

    assertThat(execute(new String[0], "data", "describe", file.toString())).isEqualTo(1);
    assertThat(complaints.toString())
        .isEqualToIgnoringNewLines(
            "error: " + folder.resolve("cifar") + ": does not hold test_batch.bin");
  }

  @Test
  void shouldSayWhereSetsAreDescribedThatItCannotReach() throws IOException {
    Path stored = Files.writeString(folder.resolve("a.yaml"), "{set: idx, path: 's3://photos/f'}");
    Path registered = Files.writeString(folder.resolve("b.yaml"), "{set: registered, name: pets}");

    assertThat(execute(new String[0], "data", "describe", stored.toString())).isEqualTo(1);
    assertThat(execute(new String[0], "data", "describe", registered.toString())).isEqualTo(1);
    assertThat(complaints.toString())
        .contains("s3://photos/f", "register the set at the gateway", "the gateway tells what");
  }

  @Test
  void shouldRefuseASetThatIsNone() {
    assertThat(execute(new String[0], "data", "describe", "nothing.yaml")).isEqualTo(2);
    assertThat(execute(new String[0], "data")).isEqualTo(2);
    assertThat(execute(SMALL, "data", "sheet", "objects")).isEqualTo(2);
    assertThat(complaints.toString())
        .contains("SET is objects, mnist1d or a file, but can't read nothing.yaml", "--out");
  }

  @Test
  void shouldDrawTheFirstImagesOfASplit() throws IOException {
    Path out = folder.resolve("pictures/sheet.png");

    int code =
        execute(
            SMALL,
            "data",
            "sheet",
            "objects",
            "--out",
            out.toString(),
            "--split",
            "test",
            "--count",
            "10",
            "--columns",
            "4",
            "--captions",
            "class");

    assertThat(complaints.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(said()).isEqualToIgnoringNewLines(out + ": 10 images of test");
    BufferedImage sheet = ImageIO.read(out.toFile());
    assertThat(sheet.getWidth()).isGreaterThanOrEqualTo(4 * 96);
    assertThat(sheet.getHeight()).isBetween(3 * 96, sheet.getWidth());
  }

  @Test
  void shouldNameTheTasksThatCaptionsMayTell() {
    String out = folder.resolve("sheet.png").toString();

    assertThat(execute(SMALL, "data", "sheet", "objects", "--out", out, "--captions", "colour"))
        .isEqualTo(1);
    assertThat(complaints.toString()).contains("--captions", "colour", "one of class, hue");
  }

  @Test
  void shouldDrawAnImageUnderEveryCorruption() throws IOException {
    Path out = folder.resolve("grid.png");

    assertThat(execute(SMALL, "data", "corruptions", "objects", "--out", out.toString())).isZero();
    assertThat(
            execute(
                SMALL,
                "data",
                "corruptions",
                "objects",
                "--out",
                out.toString(),
                "--position",
                "100"))
        .isEqualTo(1);

    BufferedImage grid = ImageIO.read(out.toFile());
    assertThat(grid.getHeight()).isGreaterThan(2 * grid.getWidth());
    assertThat(complaints.toString()).contains("--position", "0 to 99");
  }

  /** Fifty training and ten test records of all classes: red 51, green 102, blue 153 throughout. */
  private Path cifar(String document) throws IOException {
    Path cifar = Files.createDirectories(folder.resolve("cifar"));
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (int label = 0; label < 10; label++) {
      records.write(label);
      for (int channel = 1; channel <= 3; channel++) {
        for (int pixel = 0; pixel < 32 * 32; pixel++) {
          records.write(51 * channel);
        }
      }
    }
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(cifar.resolve("data_batch_" + batch + ".bin"), records.toByteArray());
    }
    Files.write(cifar.resolve("test_batch.bin"), records.toByteArray());
    return Files.writeString(folder.resolve("cifar.yaml"), document);
  }

  private int execute(String[] more, String... arguments) {
    String[] home =
        arguments.length > 1
            ? new String[] {"--home", folder.resolve("home").toString()}
            : new String[0];
    return CommandLines.on(terminal())
        .setErr(new PrintWriter(complaints, true))
        .execute(Stream.of(arguments, more, home).flatMap(Stream::of).toArray(String[]::new));
  }

  private PlainTerminal terminal() {
    return new PlainTerminal(
        new PrintStream(bytes, true, StandardCharsets.UTF_8),
        Clock.systemUTC(),
        Duration.ofHours(1));
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
