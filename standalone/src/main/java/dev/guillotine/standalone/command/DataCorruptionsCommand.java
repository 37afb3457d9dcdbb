package dev.guillotine.standalone.command;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.corruption.CorruptionGrid;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.standalone.data.LocalData;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What corruptions do to an image. */
@Command(
    name = "corruptions",
    description = "Draw one image of the test split under every kind and severity of corruption.",
    mixinStandardHelpOptions = true)
final class DataCorruptionsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DataSetArgument set;
  @Mixin private PictureOption picture;

  @Option(
      names = "--position",
      paramLabel = "NUMBER",
      description =
          "Which image, counted from 0 in the order in which runs take them (default:"
              + " ${DEFAULT-VALUE}).")
  private int position = 0;

  DataCorruptionsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (LocalData data = set.open(terminal)) {
      Selection images = data.splits().samples(Split.TEST);
      new IntegerRange("--position", 0, 0, images.size() - 1).require(position);
      RandomAddress address = RandomAddress.of(0, "corruptions");
      int zoom = PictureOption.zoom(images.imageShape());
      Path file = picture.write(CorruptionGrid.of(images, position, address, zoom));
      terminal.say("%s: image %d of test".formatted(file, position));
      return 0;
    }
  }
}
