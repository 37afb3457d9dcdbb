package dev.guillotine.standalone.command;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.picture.ContactSheet;
import dev.guillotine.representation.data.picture.Tile;
import dev.guillotine.standalone.data.Captions;
import dev.guillotine.standalone.data.LocalData;
import dev.guillotine.standalone.data.Zoom;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A data set at a glance. */
@Command(
    name = "sheet",
    description = "Draw the first images of a split, in the order in which runs take them.",
    mixinStandardHelpOptions = true)
final class DataSheetCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DataSetArgument set;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The picture, PNG. One that is there is replaced.")
  private Path out;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "train, validation or test (default: train).")
  private Split split = Split.TRAIN;

  @Option(
      names = "--count",
      paramLabel = "COUNT",
      description = "Most images (default: ${DEFAULT-VALUE}).")
  private int count = 64;

  @Option(
      names = "--columns",
      paramLabel = "COUNT",
      description = "Images side by side (default: ${DEFAULT-VALUE}).")
  private int columns = 8;

  @Option(
      names = "--captions",
      paramLabel = "TASK",
      description = "Write below each image what is to be predicted of it under this task.")
  private String captions;

  DataSheetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    new IntegerRange("--count", 0, 1, 10_000).require(count);
    try (LocalData data = set.open(terminal)) {
      Selection images = data.splits().samples(split).first(count);
      Optional<Captions> words =
          Optional.ofNullable(captions).map(task -> Captions.of(data.set(), images, task));
      List<Tile> tiles =
          IntStream.range(0, images.size())
              .mapToObj(at -> Tile.of(images, at, words.map(each -> each.at(at)).orElse("")))
              .toList();
      new ContactSheet(tiles, columns, Zoom.of(images.imageShape())).write(out);
      terminal.say("%s: %d images of %s".formatted(out, images.size(), split.json()));
      return 0;
    }
  }
}
