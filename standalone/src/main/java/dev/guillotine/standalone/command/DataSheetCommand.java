package dev.guillotine.standalone.command;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.representation.data.Selection;
import dev.guillotine.representation.data.picture.ContactSheet;
import dev.guillotine.standalone.data.Captions;
import dev.guillotine.standalone.data.LocalData;
import dev.guillotine.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  @Mixin private PictureOption picture;

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
      int zoom = PictureOption.zoom(images.imageShape());
      Path file =
          picture.write(
              ContactSheet.of(
                  images, count, at -> words.map(each -> each.at(at)).orElse(""), columns, zoom));
      terminal.say("%s: %d images of %s".formatted(file, images.size(), split.json()));
      return 0;
    }
  }
}
