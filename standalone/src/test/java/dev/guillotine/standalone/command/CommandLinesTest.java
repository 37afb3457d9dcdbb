package dev.guillotine.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guillotine.standalone.stack.Home;
import dev.guillotine.standalone.stack.Installation;
import dev.guillotine.standalone.stack.RunningStack;
import dev.guillotine.standalone.stack.SupervisorLog;
import dev.guillotine.standalone.standin.SampleRun;
import dev.guillotine.standalone.standin.StandInInstallation;
import dev.guillotine.standalone.terminal.PlainTerminal;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLinesTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StringWriter complaints = new StringWriter();
  private String home;

  @BeforeEach
  void prepare() throws IOException {
    SupervisorLog.silence();
    System.setProperty(
        Installation.PROPERTY, StandInInstallation.in(folder.resolve("root")).root().toString());
    home = folder.resolve("home").toString();
  }

  @AfterEach
  void forget() {
    System.clearProperty(Installation.PROPERTY);
  }

  @Test
  void shouldGoFromNothingToARecommendedCut() {
    int code = execute("quickstart", "--free-ports", "--home", home, "--report", folder.toString());

    assertThat(complaints.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(said())
        .contains(
            "run \"run\" " + SampleRun.ID,
            "training    ████████████████ 100 %",
            "class of objects, epoch 12, step 468",
            "◀ cut here (linear)",
            "Cut at backbone: 46.8 % by the LINEAR probe.",
            "report     " + folder.resolve("run-0f1e2d3c"),
            "stopped");
    assertThat(folder.resolve("run-0f1e2d3c/curve.svg")).isNotEmptyFile();
    assertThat(RunningStack.in(new Home(Path.of(home)))).isEmpty();
  }

  @Test
  void shouldSayWhatIsWrongWithASpecificationBeforeAnythingStarts() throws IOException {
    Path file = Files.writeString(folder.resolve("run.yaml"), "backbone: {name: resnet18}\n");

    int code = execute("run", file.toString(), "--set", "backbone.width=-1", "--home", home);

    assertThat(code).isEqualTo(1);
    assertThat(complaints)
        .hasToString(
            """
            error: refused
              field    backbone.width
              value    -1
              allowed  an integer from 1 to 256
            """);
    assertThat(said()).isEmpty();
  }

  @Test
  void shouldSayWhatIsMissing() {
    assertThat(execute("run", "missing.yaml")).isEqualTo(2);
    assertThat(execute("watch", SampleRun.ID.toString(), "--home", home)).isEqualTo(2);
    assertThat(execute("cancel", SampleRun.ID.toString(), "--home", home)).isEqualTo(2);
    assertThat(execute("up", "--port", "kitchen=1")).isEqualTo(2);

    assertThat(complaints.toString())
        .contains("can't read FILE missing.yaml", "no stack is up in " + home, "kitchen");
  }

  @Test
  void shouldFindNothingToStopWhereNothingIsUp() {
    assertThat(execute("down", "--home", home)).isZero();
    assertThat(said()).isEqualToIgnoringNewLines("no stack is up in " + home);
  }

  @Test
  void shouldExplainItself() {
    StringWriter help = new StringWriter();
    var line = CommandLines.on(terminal()).setOut(new PrintWriter(help, true));

    assertThat(line.execute("--help")).isZero();
    assertThat(line.execute("run", "--help")).isZero();
    assertThat(line.execute("--version")).isZero();
    assertThat(help.toString())
        .contains(
            "quickstart",
            "up",
            "down",
            "run",
            "watch",
            "cancel",
            "data",
            "--set=FIELD=VALUE",
            "guillotine dev");
  }

  private int execute(String... arguments) {
    return CommandLines.on(terminal()).setErr(new PrintWriter(complaints, true)).execute(arguments);
  }

  private PlainTerminal terminal() {
    return new PlainTerminal(
        new PrintStream(bytes, true, StandardCharsets.UTF_8),
        Clock.systemUTC(),
        Duration.ofSeconds(10));
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
