package dev.guillotine.standalone.command;

import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.standalone.data.LocalData;
import dev.guillotine.standalone.specification.FieldOverride;
import dev.guillotine.standalone.specification.SpecificationFile;
import dev.guillotine.standalone.terminal.Terminal;
import dev.guillotine.trainer.view.ViewSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a run's network is shown. */
@Command(
    name = "views",
    description = {
      "Draw the first training samples of a run, each beside the views that the run makes of it.",
      "Needs no stack."
    },
    mixinStandardHelpOptions = true)
final class ViewsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Option(
      names = "--run",
      paramLabel = "FILE",
      description = "Run specification, JSON or YAML (default: the default run).")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "Another value for a field, for example --set views.blur.probability=1. Repeatable.")
  private List<String> overrides = List.of();

  @Option(
      names = "--images",
      paramLabel = "COUNT",
      description = "Samples, one to a row (default: ${DEFAULT-VALUE}).")
  private int images = 8;

  @Option(
      names = "--views",
      paramLabel = "COUNT",
      description = "Views of each (default: ${DEFAULT-VALUE}).")
  private int views = 8;

  @Mixin private PictureOption picture;
  @Mixin private HomeOption home;

  ViewsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    new IntegerRange("--images", 0, 1, 1_000).require(images);
    new IntegerRange("--views", 0, 1, 100).require(views);
    RunSpecification run = specification();
    try (LocalData data =
        LocalData.open(run.data(), home.home().data(), set -> held(run, set), terminal)) {
      Path written =
          picture.write(new ViewSheet(run, data.set(), data.splits()).draw(images, views));
      terminal.say("%s: %d views of each of the first training samples".formatted(written, views));
      return 0;
    }
  }

  private static int held(RunSpecification run, DataSet set) {
    return Math.min(run.probes().validation(), Math.max(1, set.train().size() / 5));
  }

  private RunSpecification specification() throws IOException {
    List<FieldOverride> values = overrides.stream().map(FieldOverride::parse).toList();
    if (file == null) {
      return SpecificationFile.parse("{}", values, Path.of(""));
    }
    if (!Files.isReadable(file)) {
      throw new ParameterException(command.commandLine(), "can't read FILE " + file);
    }
    return SpecificationFile.read(file, values, Path.of(""));
  }
}
