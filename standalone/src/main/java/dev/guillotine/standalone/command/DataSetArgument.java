package dev.guillotine.standalone.command;

import dev.guillotine.contracts.specification.BuiltInSet;
import dev.guillotine.contracts.specification.RunSpecification;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.standalone.data.LocalData;
import dev.guillotine.standalone.specification.DataDocument;
import dev.guillotine.standalone.specification.FieldOverride;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which data set to look at. */
final class DataSetArgument {
  private static final Set<String> BUILT_IN =
      BuiltInSet.all().stream().map(each -> each.name().text()).collect(Collectors.toSet());

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      paramLabel = "SET",
      description = {
        "objects, mnist1d, or a file (JSON or YAML) that holds a run specification or its data"
            + " alone, for example {set: folders, path: photos}.",
        "A relative path in it starts from the current folder."
      })
  private String set;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description =
          "Another value for a field of the data, for example --set size=64 or"
              + " --set pixels.size=96. Repeatable.")
  private List<String> overrides = List.of();

  @Option(
      names = "--validation",
      paramLabel = "COUNT",
      description =
          "Samples to carve out of the training split where the set has no validation split"
              + " (default: as the run says, or else 1000, and at most a fifth of what is there).")
  private Integer validation;

  @Mixin private HomeOption home;

  /** Opens the set; the caller closes it. */
  LocalData open(Terminal terminal) throws IOException {
    RunSpecification run = specification();
    return LocalData.open(run.data(), home.home().data(), set -> held(run, set), terminal);
  }

  private int held(RunSpecification run, DataSet set) {
    int most = Math.max(1, set.train().size() / 5);
    return validation == null ? Math.min(run.probes().validation(), most) : validation;
  }

  private RunSpecification specification() throws IOException {
    List<FieldOverride> values = overrides.stream().map(FieldOverride::parse).toList();
    return BUILT_IN.contains(set)
        ? DataDocument.builtIn(set, values)
        : DataDocument.parse(Files.readString(file()), values, Path.of(""));
  }

  private Path file() {
    try {
      Path file = Path.of(set);
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw refusal();
    }
    throw refusal();
  }

  private ParameterException refusal() {
    return new ParameterException(
        command.commandLine(), "SET is objects, mnist1d or a file, but can't read " + set);
  }
}
