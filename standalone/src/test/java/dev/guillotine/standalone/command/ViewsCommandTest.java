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

class ViewsCommandTest {
  private static final String OBJECTS = "data: {set: objects, train: 120, test: 100, size: 16}\n";

  @TempDir Path folder;
  private final StringWriter complaints = new StringWriter();

  @Test
  void shouldShowSamplesAsTheyAreWhereNothingIsDone() throws IOException {
    BufferedImage sheet =
        draw(
            OBJECTS
                + "views: {crop: {smallest: 1}, flip: 0, jitter: {probability: 0}, grayscale: 0}");

    assertThat(sheet.getWidth()).isBetween(4 * 96, 4 * 110);
    int step = (sheet.getWidth() - 4) / 4;
    for (int x = 4; x < 100; x++) {
      for (int y = 4; y < 100; y++) {
        assertThat(sheet.getRGB(x + step, y)).isEqualTo(sheet.getRGB(x, y));
        assertThat(sheet.getRGB(x + 2 * step, y)).isEqualTo(sheet.getRGB(x, y));
      }
    }
  }

  @Test
  void shouldShowWhatIsDoneForTheSecondViewInEverySecondPlace() throws IOException {
    BufferedImage sheet =
        draw(
            OBJECTS
                + "views: {crop: {smallest: 1}, flip: 0, jitter: {probability: 0}, grayscale: 0,"
                + " second: {erasing: {probability: 1, smallest: 0.2}}}");

    int step = (sheet.getWidth() - 4) / 4;
    int[] differing = new int[4];
    for (int column = 1; column < 4; column++) {
      for (int x = 4; x < 100; x++) {
        for (int y = 4; y < 100; y++) {
          differing[column] += sheet.getRGB(x + column * step, y) == sheet.getRGB(x, y) ? 0 : 1;
        }
      }
    }
    assertThat(differing[1]).isZero();
    assertThat(differing[2]).isGreaterThan(500);
    assertThat(differing[3]).isZero();
  }

  @Test
  void shouldPlotSignals() throws IOException {
    BufferedImage sheet = draw("data: {set: mnist1d, train: 120, test: 100}");

    assertThat(sheet.getWidth()).isBetween(4 * 96, 4 * 110);
    assertThat(sheet.getHeight()).isBetween(2 * 64, 3 * 64);
  }

  @Test
  void shouldRefuseWhatItCannotDraw() {
    assertThat(execute("views")).isEqualTo(2);
    assertThat(execute("views", "--out", "x.png", "--run", "missing.yaml")).isEqualTo(2);
    assertThat(execute("views", "--out", "x.png", "--images", "0")).isEqualTo(1);
    assertThat(execute("views", "--out", "x.png", "--set", "views.flip=2")).isEqualTo(1);
    assertThat(complaints.toString())
        .contains("--out", "can't read FILE missing.yaml", "--images", "views.flip");
  }

  private BufferedImage draw(String run) throws IOException {
    Path file = Files.writeString(folder.resolve("run.yaml"), run + "\nimages: 60\nbatch: 20\n");
    Path out = folder.resolve("sheet.png");
    int code =
        execute(
            "views",
            "--run",
            file.toString(),
            "--images",
            "2",
            "--views",
            "3",
            "--out",
            out.toString());
    assertThat(complaints.toString()).isEmpty();
    assertThat(code).isZero();
    return ImageIO.read(out.toFile());
  }

  private int execute(String... arguments) {
    PlainTerminal terminal =
        new PlainTerminal(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            Clock.systemUTC(),
            Duration.ofHours(1));
    String[] home = {"--home", folder.resolve("home").toString()};
    return CommandLines.on(terminal)
        .setErr(new PrintWriter(complaints, true))
        .execute(Stream.of(arguments, home).flatMap(Stream::of).toArray(String[]::new));
  }
}
